import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { checkTarball } from "./check-tarball.ts";
import { packPackages } from "./pack-packages.ts";

/** Packs the published packages and checks each tarball. */
const folder = mkdtempSync(join(tmpdir(), "twinhost-packages-"));
try {
  for (const { name, tarball } of packPackages(folder)) {
    checkTarball(tarball);
    process.stdout.write(`${name}: good\n`);
  }
} catch (error) {
  const { stdout, stderr, message } = error as Error & { stdout?: string; stderr?: string };
  process.stderr.write(`${stdout || stderr || message}\n`);
  process.exitCode = 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}

import { execFile } from "node:child_process";
import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { WORKSPACE } from "@twinhost/testing";

const run = promisify(execFile);

export interface WorkspaceCopy {
  readonly path: string;
  /** @returns its stdout. @throws with its output when it fails */
  pnpm(...args: string[]): Promise<string>;
  remove(): void;
}

/** The workspace as a clone would have it, including uncommitted changes, with its packages installed. */
export const copyWorkspace = async (): Promise<WorkspaceCopy> => {
  const path = mkdtempSync(join(tmpdir(), "twinhost-copy-"));
  const { stdout } = await run("git", ["ls-files", "-z", "--cached", "--others", "--exclude-standard"], {
    cwd: WORKSPACE,
    maxBuffer: 10_000_000,
  });
  for (const file of stdout.split("\0").filter(Boolean))
    cpSync(join(WORKSPACE, file), join(path, file), { force: true });
  const pnpm = async (...args: string[]): Promise<string> => {
    const { stdout } = await run("npx", ["-y", "pnpm@12", ...args], { cwd: path, maxBuffer: 10_000_000 });
    return stdout;
  };
  await pnpm("install", "--frozen-lockfile", "--prefer-offline");
  return { path, pnpm, remove: () => rmSync(path, { recursive: true, force: true }) };
};

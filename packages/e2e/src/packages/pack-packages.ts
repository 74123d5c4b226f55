import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { WORKSPACE } from "@twinhost/testing";

const PACKAGES = join(WORKSPACE, "packages");

interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly private?: boolean;
}

export interface PackedPackage {
  readonly name: string;
  /** Folder in the workspace. */
  readonly folder: string;
  readonly tarball: string;
}

/** Builds the published packages from scratch, and packs them as `pnpm publish` would. */
export const packPackages = (into: string): readonly PackedPackage[] => {
  const published = readdirSync(PACKAGES)
    .map((folder) => ({ folder: join(PACKAGES, folder), manifest: manifestIn(join(PACKAGES, folder)) }))
    .filter(({ manifest }) => !manifest.private);
  // Output of an earlier build for a deleted source file would be packed too.
  for (const { folder } of published) rmSync(join(folder, "dist"), { recursive: true, force: true });
  run("tsc", "-b", "tsconfig.packages.json", "--force");
  pnpm(
    "--recursive",
    ...published.map(({ manifest }) => `--filter=${manifest.name}`),
    "pack",
    "--pack-destination",
    into,
  );
  return published.map(({ folder, manifest: { name, version } }) => ({
    name,
    folder,
    tarball: join(into, `${name.replace("@", "").replace("/", "-")}-${version}.tgz`),
  }));
};

/** Runs a program of the workspace. @throws with its output if it fails */
export const run = (program: string, ...args: string[]): string =>
  execFileSync(join(WORKSPACE, "node_modules/.bin", program), args, { cwd: WORKSPACE, encoding: "utf8" });

const pnpm = (...args: string[]): string =>
  execFileSync("npx", ["-y", "pnpm@12", ...args], { cwd: WORKSPACE, encoding: "utf8" });

const manifestIn = (folder: string): Manifest => JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));

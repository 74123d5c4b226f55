import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import type { PackedPackage } from "./pack-packages.ts";

/** Installs tarballs and their dependencies into a folder outside the workspace, as a user would. */
export const installPackages = (
  folder: string,
  packages: readonly PackedPackage[],
  others: Readonly<Record<string, string>>,
): void => {
  const tarballs = Object.fromEntries(packages.map(({ name, tarball }) => [name, `file:${tarball}`]));
  const manifest = { name: "outsider", private: true, type: "module", dependencies: { ...tarballs, ...others } };
  writeFileSync(join(folder, "package.json"), JSON.stringify(manifest, null, 2));
  // The packages depend on versions of each other that are not in any registry yet.
  writeFileSync(join(folder, "pnpm-workspace.yaml"), JSON.stringify({ packages: [], overrides: tarballs }, null, 2));
  execFileSync("npx", ["-y", "pnpm@12", "install", "--prefer-offline", "--ignore-scripts"], {
    cwd: folder,
    encoding: "utf8",
  });
};

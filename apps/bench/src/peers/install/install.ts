import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { serverSource } from "../server-source.ts";
import type { Recipe } from "./recipe.ts";

export interface InstallOptions {
  /** Kept between runs. */
  readonly cache: string;
  /** If false, only what is installed is used. */
  readonly mayFetch: boolean;
  readonly say: (line: string) => void;
}

/** The folder of the installation, or why there is none. */
export type Installed = { readonly folder: string } | { readonly missing: string };

const run = promisify(execFile);
const LIMIT_MS = 30 * 60_000;
/** Written last: marks an installation as complete. */
const MARKER = ".installed";

const TOOLCHAINS: Readonly<Record<Recipe["kind"], readonly [command: string, versionFlag: string]>> = {
  python: ["python3", "--version"],
  npm: ["npm", "--version"],
  go: ["go", "version"],
  cargo: ["cargo", "--version"],
};

/** Installs into a separate folder in the cache, unless an earlier run has done so. */
export const install = async (recipe: Recipe, options: InstallOptions): Promise<Installed> => {
  const folder = join(options.cache, `${recipe.kind}-${fingerprint(recipe)}`);
  if (existsSync(join(folder, MARKER))) return { folder };
  if (!options.mayFetch) return { missing: "it is not installed, and --no-install forbids to fetch it" };
  const [command, flag] = TOOLCHAINS[recipe.kind];
  const hasToolchain = await run(command, [flag]).then(
    () => true,
    () => false,
  );
  if (!hasToolchain) return { missing: `there is no ${command} here` };
  options.say(`Fetching ${wanted(recipe)} into ${folder} (once; --no-install leaves it out).`);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  try {
    for (const [program, ...args] of stepsOf(recipe, folder))
      await run(program, args, { timeout: LIMIT_MS, maxBuffer: 64 * 1_024 ** 2 });
    if (recipe.kind === "npm" && recipe.program) copyFileSync(serverSource(recipe.program), join(folder, "server.mjs"));
  } catch (error) {
    return { missing: `its installation failed: ${lastLine(error)}` };
  }
  writeFileSync(join(folder, MARKER), "");
  return { folder };
};

const stepsOf = (recipe: Recipe, folder: string): (readonly [program: string, ...args: string[]])[] => {
  switch (recipe.kind) {
    case "python":
      return [
        ["python3", "-m", "venv", folder],
        [join(folder, "bin", "pip"), "install", "-q", "--disable-pip-version-check", ...recipe.packages],
      ];
    case "npm":
      return [
        ["npm", "install", "--prefix", folder, "--no-audit", "--no-fund", "--ignore-scripts", ...recipe.packages],
      ];
    case "go":
      return [["go", "build", "-C", serverSource(recipe.source), "-o", join(folder, "server"), "."]];
    case "cargo":
      return [
        [
          "cargo",
          "build",
          "--release",
          "--locked",
          "--manifest-path",
          join(serverSource(recipe.source), "Cargo.toml"),
          "--target-dir",
          join(folder, "target"),
        ],
      ];
  }
};

const wanted = (recipe: Recipe): string =>
  "packages" in recipe ? recipe.packages.join(", ") : `what ${recipe.source} needs`;

/** Another version or other sources get another folder. */
const fingerprint = (recipe: Recipe): string => {
  const hash = createHash("sha256").update(JSON.stringify(recipe));
  for (const file of sourceFiles(recipe)) hash.update(readFileSync(file));
  return hash.digest("hex").slice(0, 12);
};

const sourceFiles = (recipe: Recipe): string[] => {
  if (recipe.kind === "npm") return recipe.program ? [serverSource(recipe.program)] : [];
  if (recipe.kind === "python") return [];
  return readdirSync(serverSource(recipe.source), { recursive: true, withFileTypes: true })
    .filter((file) => file.isFile())
    .map(({ parentPath, name }) => join(parentPath, name))
    .sort();
};

const lastLine = (error: unknown): string => {
  const { stderr = "", message } = error as Error & { stderr?: string };
  return stderr.trim().split("\n").at(-1) || message;
};

import { accessSync, constants, existsSync, readFileSync } from "node:fs";
import { dirname, join, resolve, sep } from "node:path";
import { makePrivateFolder } from "@twinhost/core";
import envPaths from "env-paths";
import { findUpSync } from "find-up-simple";

/**
 * The root of our workspace above a folder, by default above this file. Undefined for a bundle copied elsewhere and for
 * an installed package: a workspace that has us in its node_modules is not ours.
 */
export const findWorkspaceRoot = (from: string = import.meta.dirname): string | undefined => {
  if (from.split(sep).includes("node_modules")) return undefined;
  const marker = findUpSync("pnpm-workspace.yaml", { cwd: from });
  if (marker === undefined) return undefined;
  const root = dirname(marker);
  const manifest = join(root, "package.json");
  const isOurs = existsSync(manifest) && JSON.parse(readFileSync(manifest, "utf8")).name === "twinhost";
  return isOurs ? root : undefined;
};

/** Where indexes and state live: `DATA_DIR`, else `.data` at the workspace root, else the user's data folder. */
export const resolveDataDirectory = (configured: string | undefined): string => {
  if (configured) return resolve(configured);
  const workspace = findWorkspaceRoot();
  return workspace ? join(workspace, ".data") : envPaths("twinhost", { suffix: "" }).data;
};

/** Creates the data folder if it does not exist. @throws Error with one line when it cannot be written */
export const makeDataDirectory = (path: string): void => {
  try {
    makePrivateFolder(path);
    accessSync(path, constants.W_OK);
  } catch (cause) {
    throw new Error(`DATA_DIR must be a folder that can be written (${(cause as Error).message})`, { cause });
  }
};

import { dirname, join, resolve } from "node:path";
import envPaths from "env-paths";
import { findUpSync } from "find-up-simple";

/** The workspace that this code runs in, or undefined for a bundle that was copied out of it. */
export const findWorkspaceRoot = (): string | undefined => {
  const marker = findUpSync("pnpm-workspace.yaml", { cwd: import.meta.dirname });
  return marker && dirname(marker);
};

/** Where indexes and state live: `DATA_DIR`, else `.data` at the workspace root, else the user's data folder. */
export const resolveDataDirectory = (configured: string | undefined): string => {
  if (configured) return resolve(configured);
  const workspace = findWorkspaceRoot();
  return workspace ? join(workspace, ".data") : envPaths("twinhost", { suffix: "" }).data;
};

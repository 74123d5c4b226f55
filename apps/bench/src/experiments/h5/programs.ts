import { execFile } from "node:child_process";
import { constants } from "node:fs";
import { access, mkdtemp, readFile, rm } from "node:fs/promises";
import { findPackageJSON } from "node:module";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { promisify } from "node:util";
import { CLIENT_LIMIT_MS } from "./client.ts";

/** @returns the path of the first of these programs that is on the PATH */
export const findProgram = async (names: readonly string[]): Promise<string | undefined> => {
  const folders = (process.env.PATH ?? "").split(delimiter);
  for (const file of names.flatMap((name) => folders.map((folder) => join(folder, name))))
    if (await isExecutable(file)) return file;
  return undefined;
};

const isExecutable = (file: string): Promise<boolean> =>
  access(file, constants.X_OK).then(
    () => true,
    () => false,
  );

/** The script behind a `bin` entry of an installed package. */
export const findScript = async (packageName: string, program: string): Promise<string | undefined> => {
  const manifest = installedPackage(packageName);
  if (!manifest) return undefined;
  const { bin } = JSON.parse(await readFile(manifest, "utf8")) as { bin: Record<string, string> };
  return join(dirname(manifest), bin[program] ?? "");
};

const installedPackage = (name: string): string | undefined => {
  try {
    return findPackageJSON(name, import.meta.url);
  } catch {
    return undefined;
  }
};

/** Provides an empty home folder, so that a program neither reads nor writes the user's. */
export const withHome = async <Result>(use: (home: string) => Promise<Result>): Promise<Result> => {
  const home = await mkdtemp(join(tmpdir(), "twinhost-client-"));
  try {
    return await use(home);
  } finally {
    await rm(home, { recursive: true, force: true, maxRetries: 5 });
  }
};

/** Runs a program to completion. @returns its stdout, parsed as JSON @throws if it fails, with both streams */
export const runForJson = (file: string, args: readonly string[]): Promise<unknown> =>
  withHome(async (home) => {
    const env = { PATH: process.env.PATH ?? "", HOME: home, XDG_CONFIG_HOME: join(home, "config"), NO_COLOR: "1" };
    const { stdout } = await promisify(execFile)(file, args, { env, cwd: home, timeout: CLIENT_LIMIT_MS });
    return JSON.parse(stdout);
  });

import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify, stripVTControlCharacters } from "node:util";
import type { BenchProgram } from "./find-bench.ts";

const run = promisify(execFile);

/** Reading two reports takes seconds, during which the user waits. */
const MOST_MS = 60_000;

/** What changed between two reports, in words. @throws Error with the reason when they cannot be compared */
export const compareReports = async (
  { entryPoint, folder, environment }: BenchProgram,
  before: string,
  after: string,
  language: "en" | "ko",
): Promise<string> => {
  const files = await mkdtemp(join(tmpdir(), "twinhost-compare-"));
  try {
    const paths = [join(files, "before.json"), join(files, "after.json")] as const;
    await Promise.all([writeFile(paths[0], before), writeFile(paths[1], after)]);
    const options = { cwd: folder, env: environment, timeout: MOST_MS };
    const command = ["bench", "compare", ...paths, "--lang", language];
    const { stdout } = await run(process.execPath, [entryPoint, ...command], options);
    return stdout;
  } catch (error) {
    throw new Error(reasonOf((error as { readonly stderr?: string }).stderr ?? ""));
  } finally {
    await rm(files, { recursive: true, force: true });
  }
};

/** What commander printed, without the file paths. */
const reasonOf = (stderr: string): string =>
  stripVTControlCharacters(stderr)
    .trim()
    .replace(/^error: /, "")
    .replace(/ '\S*(before|after)\.json'/g, " the report $1") || "The comparison ended without an answer.";

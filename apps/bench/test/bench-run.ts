import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { PassThrough } from "node:stream";
import { text } from "node:stream/consumers";
import { expect } from "vitest";
import type { HostPaths } from "../src/arms/catalog.ts";
import { type CliEnvironment, runCli } from "../src/cli.ts";

export interface BenchRun {
  readonly code: 0 | 1 | 2;
  readonly out: string;
  readonly err: string;
}

export const runBench = async (
  args: readonly string[],
  hosts: HostPaths,
  known: Pick<CliEnvironment, "experiments" | "peers"> = {},
): Promise<BenchRun> => {
  const [stdout, stderr] = [new PassThrough(), new PassThrough()];
  const written = Promise.all([text(stdout), text(stderr)]);
  const code = await runCli(args, {
    stdout: stdout as unknown as NodeJS.WriteStream,
    stderr: stderr as unknown as NodeJS.WriteStream,
    hosts,
    ...known,
  });
  stdout.end();
  stderr.end();
  const [out, err] = await written;
  return { code, out, err };
};

/** Writes a one-line program that runs a faulty host with arguments, because hosts are started by path only. */
export const faultyHost = (folder: string, fixture: URL, failFrom: number, how: string): string => {
  const file = join(folder, `host-${failFrom}-${how}.mjs`);
  writeFileSync(file, `process.argv.splice(2, 0, "${failFrom}", "${how}"); await import("${fixture.href}");\n`);
  return file;
};

export const expectNoFigures = ({ code, out, err }: BenchRun, folder: string, message: RegExp): void => {
  expect(code).toBe(1);
  expect(err).toMatch(message);
  expect(err).toContain("wrote no figures");
  expect(out).toBe("");
  expect(existsSync(folder)).toBe(false);
};

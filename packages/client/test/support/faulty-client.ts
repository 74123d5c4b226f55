import { execFileSync } from "node:child_process";
import { randomUUID } from "node:crypto";
import { join } from "node:path";
import type { ToolResult } from "@twinhost/core";
import { pino } from "pino";
import { afterAll, expect, onTestFinished, vi } from "vitest";
import { createStdioToolClient, type StdioConnectionOptions, type StdioToolClient } from "../../src/index.ts";

export const FAULTY_HOST = join(import.meta.dirname, "../fixtures/faulty-host.ts");

/** Appears in the command line of every process that the tests of this file start. */
export const MARKER = `twinhost-test-${randomUUID()}`;

interface Row {
  readonly pid: number;
  readonly parent: number;
  readonly command: string;
}

export const processTable = (): Row[] =>
  execFileSync("ps", ["-eo", "pid=,ppid=,stat=,args="], { encoding: "utf8", maxBuffer: 16 * 1024 * 1024 })
    .trim()
    .split("\n")
    .map((line) => /^\s*(\d+)\s+(\d+)\s+(\S+)\s+(.*)$/.exec(line))
    .filter((match) => match !== null && !match[3]?.startsWith("Z"))
    .map((match) => ({ pid: Number(match?.[1]), parent: Number(match?.[2]), command: match?.[4] ?? "" }))
    .filter(({ command }) => !command.startsWith("ps -eo"));

/** What is still running of all that the tests started: marked processes, and this process's watches. */
const leftovers = (): string[] =>
  processTable()
    .filter(
      ({ parent, command }) =>
        command.includes(MARKER) || (parent === process.pid && command.includes("twinhost-watch")),
    )
    .map(({ pid, command }) => `${pid} ${command}`);

/** Checks after a test file that it left no process behind. */
export const expectNothingLeft = (): void => {
  afterAll(() => vi.waitFor(() => expect(leftovers()).toEqual([]), { timeout: 10_000, interval: 50 }));
};

export interface FaultyClient extends StdioToolClient {
  /** What was logged, as pino wrote it. */
  readonly log: Record<string, unknown>[];
  /** The value that a tool answers with. Throws if the call fails. */
  value(tool: string, args?: Record<string, unknown>): Promise<unknown>;
}

/** A supervised connection to the faulty host; it closes with its test. */
export const openFaultyClient = (
  options: Partial<StdioConnectionOptions> & { mode?: string; nodeFlags?: readonly string[] } = {},
): FaultyClient => {
  const { mode, nodeFlags = [], ...rest } = options;
  const lines: Record<string, unknown>[] = [];
  const log = pino({ level: "debug" }, { write: (line: string) => void lines.push(JSON.parse(line)) });
  const client = createStdioToolClient({
    command: process.execPath,
    args: [...nodeFlags, FAULTY_HOST, MARKER],
    env: { ...(mode !== undefined && { MODE: mode }) },
    log,
    ...rest,
  });
  onTestFinished(() => client.close());
  return Object.create(client, {
    log: { value: lines },
    value: {
      value: async (tool: string, args = {}) => {
        const result = await client.callTool(tool, args);
        if (!result.ok) throw new Error(`${result.error.code}: ${result.error.message}`);
        return result.output.value;
      },
    },
  });
};

export const codeOf = (result: ToolResult): string => (result.ok ? "ok" : result.error.code);

/** Generous: far longer than anything here takes, far shorter than a call's deadline. */
export const IN_TIME_MS = 15_000;

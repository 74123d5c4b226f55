import { readFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { defineTool, type Tool } from "@twinhost/core";
import { bulkhead } from "cockatiel";
import { z } from "zod";
import { PEER_TOOLBOX } from "../peers/peer-tools.ts";
import { hash } from "./hash.ts";
import { large } from "./large.ts";

const ANNOTATIONS = { readOnlyHint: true, idempotentHint: true };
const TIMEOUT_MS = 30_000;

/** Computes the benchmark's sums without the calculator's library, which is slow to load. */
const calculate = defineTool({
  name: "calculate",
  title: "Small sums",
  description: "Evaluates a sum such as 1 + 2 * 3.",
  input: z.strictObject({ expression: z.string().regex(/^\d+ \+ \d+ \* \d+$/) }),
  output: z.strictObject({ result: z.string(), value: z.number() }),
  annotations: ANNOTATIONS,
  timeoutMs: TIMEOUT_MS,
  run: ({ expression }) => {
    const [a = 0, b = 0, c = 0] = expression.split(/ [+*] /).map(Number);
    const value = a + b * c;
    return { result: String(value), value };
  },
});

const cpuBound = defineTool({
  name: "cpu_bound",
  title: "CPU-bound",
  description: "Hashes a text again and again.",
  input: z.strictObject({ text: z.string(), rounds: z.int().positive() }),
  output: z.strictObject({ digest: z.string() }),
  annotations: ANNOTATIONS,
  timeoutMs: TIMEOUT_MS,
  run: ({ text, rounds }) => ({ digest: hash(text, rounds) }),
});

/** Concurrency limit of the I/O-bound tool in one process: as small as many database connection pools. */
const CONNECTIONS = 4;
const connections = bulkhead(CONNECTIONS, Number.POSITIVE_INFINITY);

const ioBound = defineTool({
  name: "io_bound",
  title: "I/O-bound",
  description: "Waits on one of a few connections, and gives the text back.",
  input: z.strictObject({ text: z.string(), milliseconds: z.int().positive() }),
  output: z.strictObject({ text: z.string() }),
  annotations: ANNOTATIONS,
  timeoutMs: TIMEOUT_MS,
  run: async ({ text, milliseconds }) => {
    await connections.execute(() => sleep(milliseconds));
    return { text };
  },
});

/** A tool that an update adds. */
const added = defineTool({
  name: "added",
  title: "Added",
  description: "Is in the second version of the toolbox only.",
  input: z.strictObject({}),
  output: z.strictObject({}),
  annotations: ANNOTATIONS,
  timeoutMs: TIMEOUT_MS,
  run: () => ({}),
});

const FIRST: readonly Tool[] = [calculate, cpuBound, ioBound, large];
const SECOND: readonly Tool[] = [...FIRST, added];

/** The tools of a host that starts now. @param which - `peers`, or a file with the deployed version (default: 1) */
export const deployedTools = (which: string | undefined): readonly Tool[] => {
  if (which === "peers") return PEER_TOOLBOX;
  return which !== undefined && readFileSync(which, "utf8") === "2" ? SECOND : FIRST;
};

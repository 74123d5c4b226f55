import { setInterval as every } from "node:timers/promises";
import { createDataDirectory, startHttpHost } from "@twinhost/testing";
import { Command } from "commander";
import { createApiKey } from "../create-api-key.ts";
import { parseCommand } from "../parse-command.ts";
import { withProgress } from "../progress.ts";
import { wholeNumber } from "../whole-number.ts";
import { openLanes } from "./lanes.ts";
import { INSPECTABLE, type LiveHeap, openLiveHeap } from "./live-heap.ts";
import { CHECKPOINTS, isHeapFlat, isRssFlat, type MemorySample, readRss, rssByThirds } from "./memory.ts";
import { type LoadResult, runLoad } from "./run-load.ts";

/** Limits that are enabled but never reached, so that they cost time without rejecting calls. */
const LIMITS = {
  RATE_LIMIT: "900000000/min",
  TOOL_RATE_LIMITS: "*=900000000/min",
  TOOL_MAX_CONCURRENT_CALLS: "*=10000",
};

interface Options {
  readonly calls: number;
  readonly concurrency: number;
  readonly sampleMs: number;
}

const command = (): Command =>
  new Command("soak")
    .description("A long load on the built HTTP host over REST and MCP, with keys, limits and metrics on.")
    .option("--calls <N>", "calls in all", wholeNumber(100), 200_000)
    .option("--concurrency <N>", "calls in flight", wholeNumber(1), 64)
    .option("--sample-ms <N>", "milliseconds between looks at the server's memory", wholeNumber(20), 500);

/**
 * `pnpm soak`.
 * @param limits settings of the host's call policy
 * @returns the exit code: 0 if everything passed, 1 if something failed, 2 on bad usage
 */
export const runSoak = async (
  args: readonly string[],
  limits: Readonly<Record<string, string>> = LIMITS,
): Promise<0 | 1 | 2> => {
  const options = parseCommand<Options>(command(), args);
  if (typeof options === "number") return options;
  const data = createDataDirectory();
  const apiKey = createApiKey(data.path);
  const host = await startHttpHost({ DATA_DIR: data.path, ...limits, ...INSPECTABLE });
  const liveHeap = await openLiveHeap(host);
  try {
    const { result, samples, heap } = await underLoad(host.url, apiKey, liveHeap, options);
    process.stdout.write(renderLoad(result, options.concurrency));
    const rss = rssByThirds(samples);
    process.stdout.write(renderMemory(rss, heap));
    const end = host.ended();
    if (end !== undefined) process.stdout.write(`FAILED the server ended with ${end}: ${host.log()}\n`);
    return result.errors.size === 0 && isHeapFlat(heap) && isRssFlat(rss) && end === undefined ? 0 : 1;
  } finally {
    liveHeap.close();
    await host.stop();
    data.remove();
  }
};

const underLoad = async (
  url: string,
  apiKey: string,
  liveHeap: LiveHeap,
  { calls, concurrency, sampleMs }: Options,
) => {
  const lanes = await openLanes(url, apiKey, concurrency);
  const checkpoints = new Set(CHECKPOINTS.map((share) => Math.round(share * calls)));
  const samples: MemorySample[] = [];
  const heap: Promise<number>[] = [];
  let done = 0;
  let isOver = false;
  const sampling = (async () => {
    for await (const _ of every(sampleMs)) {
      if (isOver) return;
      samples.push({ calls: done, rss: await readRss(url, apiKey) });
    }
  })();
  try {
    const result = await withProgress("calls", calls, (onProgress) =>
      runLoad(lanes, {
        calls,
        concurrency,
        onProgress: (count) => {
          done = count;
          if (checkpoints.has(count)) heap.push(liveHeap.measure());
          if (count % 100 === 0) onProgress(count);
        },
      }),
    );
    return { result, samples, heap: await Promise.all(heap) };
  } finally {
    isOver = true;
    await sampling;
    await lanes.close();
  }
};

const renderLoad = ({ calls, seconds, errors, latency }: LoadResult, concurrency: number): string => {
  const lines = [`${calls} calls at ${concurrency} in flight in ${seconds.toFixed(1)} s: ${rate(calls, seconds)}`];
  for (const [lane, { p50, p99, max }] of latency)
    lines.push(`  ${lane}: p50 ${p50.toFixed(1)} ms, p99 ${p99.toFixed(1)} ms, max ${max.toFixed(1)} ms`);
  for (const [error, count] of errors) lines.push(`FAILED ${count} times: ${error}`);
  return `${lines.join("\n")}\n`;
};

const rate = (calls: number, seconds: number): string => `${Math.round(calls / seconds)} calls/s`;

const renderMemory = (rss: readonly number[], heap: readonly number[]): string => {
  const shares = CHECKPOINTS.map((share) => `${share * 100} %`).join(", ");
  const lines = [
    `heap in use after garbage collection, at ${shares} of the calls: ${heap.map(mebibytes).join(", ")}`,
    `resident set after the first quarter, medians by thirds: ${rss.map(mebibytes).join(", ")}`,
  ];
  if (!isHeapFlat(heap)) lines.push("FAILED the heap grows: at the end it is over 1.1 times what it was at the start");
  if (!isRssFlat(rss)) lines.push("FAILED the resident set grows: the last third is over 1.1 times the one before");
  return `${lines.join("\n")}\n`;
};

const mebibytes = (bytes: number): string => `${(bytes / 2 ** 20).toFixed(1)} MiB`;

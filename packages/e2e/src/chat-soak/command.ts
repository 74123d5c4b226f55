import { createDataDirectory, processesOf, startHttpHost, startLlmServer } from "@twinhost/testing";
import { Command } from "commander";
import { build, type Histogram } from "hdr-histogram-js";
import { parseCommand } from "../parse-command.ts";
import { withProgress } from "../progress.ts";
import { INSPECTABLE, openLiveHeap } from "../soak/live-heap.ts";
import { CHECKPOINTS, isHeapFlat } from "../soak/memory.ts";
import { wholeNumber } from "../whole-number.ts";
import { type ChatKind, openChats } from "./chats.ts";
import { isCountFlat, openFiles } from "./handles.ts";

interface Options {
  readonly chats: number;
  readonly concurrency: number;
}

const command = (): Command =>
  new Command("chat-soak")
    .description("A long load of chats on the built LLM server: every transport, streamed and not.")
    .option("--chats <N>", "chats in all", wholeNumber(100), 100_000)
    .option("--concurrency <N>", "chats at the same time", wholeNumber(1), 32);

/** What was measured at one checkpoint. */
interface Look {
  /** Bytes of live objects on the heap. */
  readonly heap: number;
  readonly files: number;
  readonly processes: number;
}

/** `pnpm chat-soak`. @returns the exit code: 0 if everything passed, 1 if something failed, 2 on bad usage. */
export const runChatSoak = async (args: readonly string[]): Promise<0 | 1 | 2> => {
  const options = parseCommand<Options>(command(), args);
  if (typeof options === "number") return options;
  const data = createDataDirectory();
  const toolServer = await startHttpHost({ DATA_DIR: data.path, LOG_LEVEL: "info" });
  const llmServer = await startLlmServer({ DATA_DIR: data.path, MCP_SERVER_URL: toolServer.url, ...INSPECTABLE });
  const liveHeap = await openLiveHeap(llmServer);
  const look = async (): Promise<Look> => ({
    heap: await liveHeap.measure(),
    files: openFiles(llmServer.pid),
    processes: processesOf(data.path).length,
  });
  const chats = openChats(llmServer.url, options.concurrency);
  try {
    const startedAt = performance.now();
    const { errors, looks, latency } = await load(chats.kinds, options, look);
    const seconds = (performance.now() - startedAt) / 1000;
    process.stdout.write(render(options, seconds, latency, looks));
    for (const [error, count] of errors) process.stdout.write(`FAILED ${count} times: ${error}\n`);
    const failures = growth(looks);
    const end = llmServer.ended();
    if (end !== undefined) failures.push(`the LLM server ended with ${end}: ${llmServer.log()}`);
    for (const failure of failures) process.stdout.write(`FAILED ${failure}\n`);
    return errors.size === 0 && failures.length === 0 ? 0 : 1;
  } finally {
    liveHeap.close();
    await chats.close();
    await Promise.all([llmServer.stop(), toolServer.stop()]);
    data.remove();
  }
};

const load = async (
  kinds: readonly ChatKind[],
  { chats, concurrency }: Options,
  look: () => Promise<Look>,
): Promise<{
  errors: ReadonlyMap<string, number>;
  looks: readonly Look[];
  latency: ReadonlyMap<string, Histogram>;
}> => {
  const checkpoints = new Set(CHECKPOINTS.map((share) => Math.round(share * chats)));
  const errors = new Map<string, number>();
  const latency = new Map(kinds.map(({ name }) => [name, build({ numberOfSignificantValueDigits: 3 })]));
  const looks: Promise<Look>[] = [];
  let next = 0;
  let done = 0;
  await withProgress("chats", chats, async (onProgress) => {
    const work = async (): Promise<void> => {
      while (next < chats) {
        const index = next++;
        const kind = kinds[index % kinds.length];
        if (!kind) throw new Error("no kind of chat");
        const startedAt = performance.now();
        try {
          await kind.ask(index, index % 97);
        } catch (error) {
          const text = `${kind.name}: ${(error as Error).message}`;
          errors.set(text, (errors.get(text) ?? 0) + 1);
        }
        latency.get(kind.name)?.recordValue(Math.round((performance.now() - startedAt) * 1000));
        if (checkpoints.has(++done)) looks.push(look());
        if (done % 100 === 0) onProgress(done);
      }
    };
    await Promise.all(Array.from({ length: concurrency }, work));
  });
  return { errors, looks: await Promise.all(looks), latency };
};

const growth = (looks: readonly Look[]): string[] => [
  ...(isHeapFlat(looks.map(({ heap }) => heap)) ? [] : ["the heap grows"]),
  ...(isCountFlat(looks.map(({ files }) => files)) ? [] : ["open files add up"]),
  ...(isCountFlat(looks.map(({ processes }) => processes)) ? [] : ["processes add up"]),
];

const render = (
  { chats, concurrency }: Options,
  seconds: number,
  latency: ReadonlyMap<string, Histogram>,
  looks: readonly Look[],
): string => {
  const shares = CHECKPOINTS.map((share) => `${share * 100} %`).join(", ");
  const figures = (name: string, of: (look: Look) => string): string => `  ${name}: ${looks.map(of).join(", ")}\n`;
  return [
    `${chats} chats, ${concurrency} at a time, in ${seconds.toFixed(1)} s: ${Math.round(chats / seconds)} chats/s\n`,
    ...[...latency].map(
      ([name, histogram]) => `  ${name}: p50 ${atMs(histogram, 50)} ms, p99 ${atMs(histogram, 99)} ms\n`,
    ),
    `at ${shares} of them:\n`,
    figures("heap in use after garbage collection", ({ heap }) => `${(heap / 2 ** 20).toFixed(1)} MiB`),
    figures("open files", ({ files }) => String(files)),
    figures("processes", ({ processes }) => String(processes)),
  ].join("");
};

const atMs = (histogram: Histogram, percentile: number): string =>
  (histogram.getValueAtPercentile(percentile) / 1000).toFixed(1);

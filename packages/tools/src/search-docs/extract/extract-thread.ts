import { Worker } from "node:worker_threads";
import type { DocumentContent } from "../document-content.ts";

/** Formats that are read in a thread, since a file may stall its reader or make it use any amount of memory. */
export type ExtractedFormat = "html" | "pdf" | "docx";

export type Extraction = { readonly content: DocumentContent } | { readonly skipped: string };

export interface ExtractRequest {
  readonly format: ExtractedFormat;
  readonly bytes: Uint8Array;
}

export interface Extractor {
  /** One file at a time. */
  extract(request: ExtractRequest): Promise<Extraction>;
  close(): Promise<void>;
}

export interface ExtractLimits {
  /** The time limit per file, including the thread's start. */
  readonly timeLimitMs: number;
  /** The thread's heap in MiB, and how much this process may grow meanwhile, since buffers are outside the heap. */
  readonly heapMb: number;
  readonly growthMb: number;
}

const LIMITS: ExtractLimits = { timeLimitMs: 60_000, heapMb: 1024, growthMb: 2048 };
const MEMORY_CHECK_MS = 100;
const MIB = 1024 * 1024;

/** Next to the chunk in a bundle, next to this file in the source. */
const WORKER_URL = new URL(
  import.meta.url.endsWith(".ts") ? "./extract-worker.ts" : "./extract-worker.js",
  import.meta.url,
);

/** Reads files in a thread, which is started with the first file and killed when one exceeds the limits. */
export const createExtractor = (limits: ExtractLimits = LIMITS): Extractor => {
  let worker: Worker | undefined;
  const stop = async (): Promise<void> => {
    const stopped = worker;
    worker = undefined;
    await stopped?.terminate();
  };
  const start = (): Worker => {
    const started = startWorker(limits);
    // A file may still end the thread after its answer.
    started.once("exit", () => {
      if (worker === started) worker = undefined;
    });
    // An unhandled error event would end the process.
    return started.on("error", () => {});
  };
  return {
    extract: async (request) => {
      worker ??= start();
      const outcome = await runRequest(worker, request, limits);
      if (!outcome.isThreadUsable) await stop();
      return outcome.extraction;
    },
    close: stop,
  };
};

const startWorker = ({ heapMb }: ExtractLimits): Worker =>
  new Worker(WORKER_URL, {
    name: "extract",
    env: {},
    // stdout may be the protocol's: the thread must not write there.
    stdout: true,
    stderr: true,
    resourceLimits: { maxOldGenerationSizeMb: heapMb },
  });

const runRequest = async (
  worker: Worker,
  request: ExtractRequest,
  { timeLimitMs, growthMb }: ExtractLimits,
): Promise<{ extraction: Extraction; isThreadUsable: boolean }> => {
  const { promise, resolve } = Promise.withResolvers<{ extraction: Extraction; isThreadUsable: boolean }>();
  const end = (skipped: string): void => resolve({ extraction: { skipped }, isThreadUsable: false });
  const memoryLimit = process.memoryUsage.rss() + growthMb * MIB;
  const timer = setTimeout(end, timeLimitMs, `reading it took longer than ${timeLimitMs / 1000} s`);
  const memoryTimer = setInterval(() => {
    if (process.memoryUsage.rss() > memoryLimit) end(TOO_MUCH_MEMORY);
  }, MEMORY_CHECK_MS);
  const onMessage = (extraction: Extraction): void => resolve({ extraction, isThreadUsable: true });
  const onError = (error: Error & { code?: string }): void =>
    end(error.code === "ERR_WORKER_OUT_OF_MEMORY" ? TOO_MUCH_MEMORY : `its reader failed (${error.message})`);
  const onExit = (): void => end("its reader ended");
  worker.on("message", onMessage).on("error", onError).on("exit", onExit);
  try {
    worker.postMessage(request);
    return await promise;
  } finally {
    clearTimeout(timer);
    clearInterval(memoryTimer);
    worker.off("message", onMessage).off("error", onError).off("exit", onExit);
  }
};

const TOO_MUCH_MEMORY = "reading it needs too much memory";

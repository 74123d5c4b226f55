import { Worker } from "node:worker_threads";
import { ToolError } from "@twinhost/core";
import type { Calculation } from "./calculator.ts";
import { refused } from "./refused.ts";

/** A message from the thread; the first one only says that it is ready. */
export type WorkerAnswer =
  | { readonly ready: true }
  | { readonly calculation: Calculation }
  | { readonly refusal: string };

export interface WorkerLimits {
  /** The longest one expression may run in the thread, in milliseconds; starting the thread does not count. */
  readonly timeLimitMs: number;
  /** The thread's heap in MiB. */
  readonly heapMb: number;
}

/** The longest a thread may take to start, in milliseconds. */
const START_LIMIT_MS = 30_000;

/** Next to the chunk in a bundle, next to this file in the source. */
const WORKER_URL = new URL(
  import.meta.url.endsWith(".ts") ? "./calculate-worker.ts" : "./calculate-worker.js",
  import.meta.url,
);

/**
 * One thread that calculates one expression at a time. It is started by the first, kept for the next, and killed when
 * an expression takes too long, needs too much memory or is no longer wanted; the next expression starts another.
 */
export class WorkerThread {
  readonly #limits: WorkerLimits;
  #worker: Worker | undefined;

  constructor(limits: WorkerLimits) {
    this.#limits = limits;
  }

  /** The thread's id while one runs. */
  get threadId(): number | undefined {
    return this.#worker?.threadId;
  }

  async calculate(expression: string, signal: AbortSignal): Promise<Calculation> {
    const fresh = this.#worker === undefined;
    const worker = this.#worker ?? this.#start();
    this.#worker = worker;
    const { promise, resolve, reject } = Promise.withResolvers<Calculation>();
    const fail = (error: Error): void => {
      // Forget it first: the next caller must not get a thread that is about to end.
      if (this.#worker === worker) this.#worker = undefined;
      void worker.terminate();
      reject(error);
    };
    const { timeLimitMs } = this.#limits;
    const tooLong = (): void =>
      fail(
        new ToolError(
          "deadline",
          `The calculation took longer than ${timeLimitMs} ms and was stopped. Make it smaller.`,
        ),
      );
    const noStart = (): void =>
      fail(new ToolError("engine_unavailable", "The calculator's thread did not start. Try again."));
    let timer = fresh ? setTimeout(noStart, START_LIMIT_MS) : setTimeout(tooLong, timeLimitMs);

    const onMessage = (answer: WorkerAnswer): void => {
      if ("ready" in answer) {
        clearTimeout(timer);
        timer = setTimeout(tooLong, timeLimitMs);
      } else if ("calculation" in answer) resolve(answer.calculation);
      else reject(refused(answer.refusal));
    };
    const onError = (error: Error): void => fail(crash(error));
    const onExit = (): void => fail(new ToolError("engine_unavailable", "The calculator's thread ended. Try again."));
    const onAbort = (): void => fail(cancellation(signal));

    worker.on("message", onMessage).on("error", onError).on("exit", onExit).ref();
    signal.addEventListener("abort", onAbort, { once: true });
    try {
      worker.postMessage(expression);
      return await promise;
    } finally {
      clearTimeout(timer);
      signal.removeEventListener("abort", onAbort);
      worker.off("message", onMessage).off("error", onError).off("exit", onExit).unref();
    }
  }

  async close(): Promise<void> {
    await this.#worker?.terminate();
    this.#worker = undefined;
  }

  #start(): Worker {
    const { heapMb } = this.#limits;
    const worker = new Worker(WORKER_URL, {
      name: "calculate",
      env: {},
      // stdout may carry the protocol: the thread must not write to it.
      stdout: true,
      resourceLimits: { maxOldGenerationSizeMb: heapMb, maxYoungGenerationSizeMb: 8 },
    });
    // A thread may also end while idle, and an error event without a listener would end the process.
    const forget = (): void => {
      if (this.#worker === worker) this.#worker = undefined;
    };
    worker.on("error", forget).on("exit", forget);
    return worker;
  }
}

const crash = (error: Error & { code?: string }): ToolError =>
  error.code === "ERR_WORKER_OUT_OF_MEMORY"
    ? refused("The calculation needs more memory than it may use, and was stopped. Make it smaller.")
    : new ToolError("internal", "The calculator's thread failed.", { cause: error });

/** The error for a call whose signal aborted: the reason itself if it is a ToolError. */
export const cancellation = (signal: AbortSignal): ToolError => {
  const reason: unknown = signal.reason;
  if (reason instanceof ToolError) return reason;
  if (reason instanceof DOMException && reason.name === "TimeoutError") {
    return new ToolError("deadline", "The calculation ran out of time and was stopped.");
  }
  return new ToolError("cancelled", "The caller left; the calculation was stopped.");
};

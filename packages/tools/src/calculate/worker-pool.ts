import { ToolError } from "@twinhost/core";
import type { Calculation } from "./calculator.ts";
import { cancellation, type WorkerLimits, WorkerThread } from "./worker-thread.ts";

export interface WorkerPoolOptions extends WorkerLimits {
  readonly threads: number;
  /** Most expressions that may wait for a thread; further ones are rejected at once. */
  readonly maxWaiting: number;
}

/** Queues heavy expressions for a few threads, in order. What happens to one does not affect the others. */
export class WorkerPool {
  readonly #all: readonly WorkerThread[];
  readonly #idle: WorkerThread[];
  readonly #waiting = new Set<(thread: WorkerThread) => void>();
  readonly #maxWaiting: number;
  readonly #closing = new AbortController();

  constructor({ threads, maxWaiting, ...limits }: WorkerPoolOptions) {
    this.#all = Array.from({ length: threads }, () => new WorkerThread(limits));
    this.#idle = [...this.#all];
    this.#maxWaiting = maxWaiting;
  }

  /** Ids of the running threads. */
  get threadIds(): number[] {
    return this.#all.flatMap(({ threadId }) => (threadId === undefined ? [] : [threadId]));
  }

  async calculate(expression: string, callerSignal: AbortSignal): Promise<Calculation> {
    const signal = AbortSignal.any([callerSignal, this.#closing.signal]);
    const thread = await this.#take(signal);
    try {
      return await thread.calculate(expression, signal);
    } finally {
      this.#release(thread);
    }
  }

  /** Rejects running and waiting expressions, and ends the threads. */
  async close(): Promise<void> {
    this.#closing.abort(new ToolError("engine_unavailable", "The calculator is shutting down."));
    await Promise.all(this.#all.map((thread) => thread.close()));
  }

  #take(signal: AbortSignal): Promise<WorkerThread> {
    if (signal.aborted) return Promise.reject(cancellation(signal));
    const idle = this.#idle.pop();
    if (idle !== undefined) return Promise.resolve(idle);
    if (this.#waiting.size >= this.#maxWaiting) {
      const message = `The calculator is busy: ${this.#maxWaiting} large expressions wait already. Try again in a few seconds.`;
      return Promise.reject(new ToolError("engine_unavailable", message));
    }
    const { promise, resolve, reject } = Promise.withResolvers<WorkerThread>();
    const onThread = (thread: WorkerThread): void => {
      signal.removeEventListener("abort", onAbort);
      resolve(thread);
    };
    const onAbort = (): void => {
      this.#waiting.delete(onThread);
      reject(cancellation(signal));
    };
    this.#waiting.add(onThread);
    signal.addEventListener("abort", onAbort, { once: true });
    return promise;
  }

  #release(thread: WorkerThread): void {
    const [next] = this.#waiting;
    if (next === undefined) {
      this.#idle.push(thread);
      return;
    }
    this.#waiting.delete(next);
    next(thread);
  }
}

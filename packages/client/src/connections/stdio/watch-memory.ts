import type { Logger } from "@twinhost/core";
import { residentBytes } from "../../process-supervision/process-memory.ts";
import type { Pool } from "./tool-process-pool.ts";
import type { Worker } from "./tool-process-slot.ts";

const CHECK_EVERY_MS = 1_000;
/** At this multiple of the limit there is no time left for a child to finish its calls. */
const FAR_OVER = 1.5;

/**
 * Keeps the children under a memory limit: one over it is replaced, and finishes its calls; one far over it is killed.
 * @returns a function that ends the watch
 */
export const watchMemory = (pool: Pool, limitBytes: number, log: Logger): (() => void) => {
  const beingReplaced = new Set<Worker>();

  const check = async (worker: Worker): Promise<void> => {
    const { pid } = worker;
    if (pid === undefined) return;
    const bytes = await residentBytes(pid);
    if (bytes <= limitBytes || worker.pid !== pid) return;
    if (bytes > limitBytes * FAR_OVER) {
      worker.kill("memory");
      return;
    }
    if (beingReplaced.has(worker)) return;
    beingReplaced.add(worker);
    // Not awaited: while it finishes its calls it is still watched.
    pool
      .replaceOverMemoryLimit(worker)
      .catch((error) => log.error({ err: error, pid }, "the tool process could not be replaced"))
      .finally(() => beingReplaced.delete(worker));
  };

  let isChecking = false;
  const timer = setInterval(async () => {
    if (isChecking) return;
    isChecking = true;
    await Promise.all(pool.workers().map((worker) => check(worker).catch(() => {})));
    isChecking = false;
  }, CHECK_EVERY_MS).unref();
  return () => clearInterval(timer);
};

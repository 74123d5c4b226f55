import { once } from "node:events";
import { Worker } from "node:worker_threads";
import { sum } from "simple-statistics";
import { ownProcess } from "../../processes/own-process.ts";

/** Hashes per second of this many threads together, without any tool or transport. */
export const measureMachine = async (threads: number, milliseconds: number, rounds: number): Promise<number> => {
  const workers = Array.from({ length: threads }, () => new Worker(ownProcess("hash-worker")));
  try {
    await Promise.all(workers.map((worker) => once(worker, "online")));
    const rates = workers.map(async (worker) => {
      const [rate] = await once(worker, "message");
      return Number(rate);
    });
    for (const worker of workers) worker.postMessage({ milliseconds, rounds });
    return sum(await Promise.all(rates));
  } finally {
    await Promise.all(workers.map((worker) => worker.terminate()));
  }
};

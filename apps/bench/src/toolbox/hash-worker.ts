/** The CPU-bound tool's work without tool, protocol or pipe: hashes for the given time and replies with the rate. */
import { parentPort } from "node:worker_threads";
import { hash } from "./hash.ts";

parentPort?.on("message", ({ milliseconds, rounds }: { milliseconds: number; rounds: number }) => {
  const startedAt = performance.now();
  let hashes = 0;
  while (performance.now() - startedAt < milliseconds) {
    hash(String(hashes), rounds);
    hashes++;
  }
  parentPort?.postMessage((1_000 * hashes) / (performance.now() - startedAt));
});

/** The CPU-bound tool's work without a tool, a protocol or a pipe: hashes for as long as a message says, and tells how often. */
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

import { readdirSync } from "node:fs";

/** Open files, sockets and pipes of a process (Linux). */
export const openFiles = (pid: number): number => readdirSync(`/proc/${pid}/fd`).length;

/** Tolerated growth between the warm-up and the end: a few connections may be open at either moment. */
const MAX_MORE = 16;

export const isCountFlat = (checkpoints: readonly number[]): boolean =>
  (checkpoints.at(-1) ?? 0) <= (checkpoints[0] ?? 0) + MAX_MORE;

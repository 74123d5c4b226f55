import { readdirSync } from "node:fs";

/** Open files, sockets and pipes of a process (Linux). */
export const openFiles = (pid: number): number => readdirSync(`/proc/${pid}/fd`).length;

/** What must not add up: a few more at the end than after the warm-up are connections of the moment. */
const MAX_MORE = 16;

export const isCountFlat = (checkpoints: readonly number[]): boolean =>
  (checkpoints.at(-1) ?? 0) <= (checkpoints[0] ?? 0) + MAX_MORE;

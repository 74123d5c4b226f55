import { appendFileSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { PRIVATE_FILE } from "@twinhost/core";

/** A program's uncaught errors across its restarts, kept on disk: a process that exits can no longer report them. */
export interface UncaughtErrors {
  /** How often each kind has occurred so far. */
  counts(): ReadonlyMap<string, number>;
  /** Writes one more to disk, synchronously. */
  add(kind: string): void;
}

export const openUncaughtErrors = (dataDirectory: string, program: string): UncaughtErrors => {
  const file = join(dataDirectory, `${program}.uncaught-errors`);
  return {
    counts: () => {
      const counts = new Map<string, number>();
      for (const line of readLines(file)) {
        const kind = line.split(" ")[1];
        if (kind) counts.set(kind, (counts.get(kind) ?? 0) + 1);
      }
      return counts;
    },
    // One short line per write, so that processes sharing the folder do not interleave theirs.
    add: (kind) => appendFileSync(file, `${new Date().toISOString()} ${kind}\n`, { mode: PRIVATE_FILE }),
  };
};

const readLines = (file: string): string[] => {
  try {
    return readFileSync(file, "utf8").split("\n");
  } catch {
    return []; // none so far
  }
};

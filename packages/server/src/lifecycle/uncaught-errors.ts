import { appendFileSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { PRIVATE_FILE } from "@twinhost/core";

/** Uncaught errors of a program in this data folder, over its restarts: a process that ends can tell nobody. */
export interface UncaughtErrors {
  /** How often each kind occurred until now. */
  counts(): ReadonlyMap<string, number>;
  /** Writes one more to disk before it returns. */
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
    // One short line in one write: processes that share the folder do not mix theirs.
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

import { readFile } from "node:fs/promises";
import { processTree, readProcessTable } from "../processes/process-table.ts";

/** `pss` splits each shared page among the processes that map it; `rss` counts it in every one of them. */
export type MemoryKind = "pss" | "rss";

export const memoryKind: MemoryKind = process.platform === "linux" ? "pss" : "rss";

/** Memory of these processes and all their descendants, in bytes. */
export const memoryOf = async (roots: readonly number[]): Promise<number> => {
  const tree = processTree(await readProcessTable(), roots);
  if (memoryKind === "rss") return tree.reduce((sum, { residentBytes }) => sum + residentBytes, 0);
  const sizes = await Promise.all(
    tree.map(async ({ pid }) => parsePss(await readFile(`/proc/${pid}/smaps_rollup`, "utf8"))),
  );
  return sizes.reduce((sum, size) => sum + size, 0);
};

/** The `Pss:` line of /proc/PID/smaps_rollup, in bytes. */
export const parsePss = (rollup: string): number => {
  const kibibytes = /^Pss:\s+(\d+) kB$/m.exec(rollup)?.[1];
  if (kibibytes === undefined)
    throw new Error("smaps_rollup has no Pss line; this kernel does not account memory by share.");
  return Number(kibibytes) * 1_024;
};

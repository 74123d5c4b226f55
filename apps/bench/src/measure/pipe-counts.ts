import { readFileSync } from "node:fs";
import type { ByteCounts } from "./byte-counts.ts";

/** Environment variable with the file in which the counting relay keeps its counts. */
export const COUNT_FILE_VARIABLE = "TWINHOST_BENCH_COUNT_FILE";

export const encodeCounts = ({ request, response }: ByteCounts): Float64Array => Float64Array.of(request, response);

export const readCounts = (file: string): ByteCounts => {
  const bytes = readFileSync(file);
  return { request: bytes.readDoubleLE(0), response: bytes.readDoubleLE(8) };
};

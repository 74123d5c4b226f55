import { z } from "zod";

/** The server's resident set at one moment. */
export interface MemorySample {
  /** Calls answered so far. */
  readonly calls: number;
  /** Bytes. */
  readonly rss: number;
}

const RSS = /^process_resident_memory_bytes(?:\{[^}]*\})? (\S+)$/m;

/** Reads the resident set size, in bytes, from the server's metrics. */
export const readRss = async (url: string, apiKey: string): Promise<number> => {
  const response = await fetch(`${url}/metrics`, { headers: { "x-api-key": apiKey } });
  const text = await response.text();
  if (!response.ok) throw new Error(`/metrics answered ${response.status}: ${text.slice(0, 300)}`);
  return z.coerce.number().positive().parse(RSS.exec(text)?.[1]);
};

/** Shares of the calls at which the live heap is measured: after the warm-up, then at the end of each third. */
export const CHECKPOINTS = [0.25, 0.5, 0.75, 1] as const;

const SAMPLES_PER_THIRD = 3;

/** Median resident set in each third of the calls after the warm-up. @throws Error if there are too few samples. */
export const rssByThirds = (samples: readonly MemorySample[]): number[] => {
  const calls = Math.max(...samples.map((sample) => sample.calls));
  return CHECKPOINTS.slice(1).map((until, third) => {
    const from = CHECKPOINTS[third] ?? 0;
    const part = samples.filter((sample) => sample.calls > from * calls && sample.calls <= until * calls);
    if (part.length < SAMPLES_PER_THIRD) throw new Error(`Too few samples to judge memory: ${samples.length} in all.`);
    return median(part.map(({ rss }) => rss));
  });
};

const median = (values: readonly number[]): number => {
  const sorted = values.toSorted((one, other) => one - other);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
};

const MAX_GROWTH = 1.1;

/** The final live heap may exceed that after the warm-up by a tenth: a leak would grow with every call. */
export const isHeapFlat = (checkpoints: readonly number[]): boolean => {
  const [afterWarmUp = 0] = checkpoints;
  return (checkpoints.at(-1) ?? 0) <= afterWarmUp * MAX_GROWTH;
};

/** Compares the last two thirds only: the garbage collector takes time to settle on a heap size. */
export const isRssFlat = ([, middle = 0, last = 0]: readonly number[]): boolean => last <= middle * MAX_GROWTH;

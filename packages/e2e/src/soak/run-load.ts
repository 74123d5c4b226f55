import { build, type Histogram } from "hdr-histogram-js";
import { callOf } from "./calls.ts";
import type { Lanes } from "./lanes.ts";

export interface LoadResult {
  readonly calls: number;
  readonly seconds: number;
  /** Failed calls and wrong answers, with their counts. */
  readonly errors: ReadonlyMap<string, number>;
  /** Milliseconds, by lane. */
  readonly latency: ReadonlyMap<string, { p50: number; p99: number; max: number }>;
}

/** Makes calls at a fixed concurrency, and checks each answer. */
export const runLoad = async (
  { lanes }: Lanes,
  { calls, concurrency, onProgress }: { calls: number; concurrency: number; onProgress: (done: number) => void },
): Promise<LoadResult> => {
  const errors = new Map<string, number>();
  const histograms = new Map<string, Histogram>();
  const histogramOf = (lane: string): Histogram => {
    const histogram = histograms.get(lane) ?? build({ numberOfSignificantValueDigits: 3 });
    histograms.set(lane, histogram);
    return histogram;
  };
  const count = (error: string): void => void errors.set(error, (errors.get(error) ?? 0) + 1);

  let next = 0;
  let done = 0;
  const work = async (): Promise<void> => {
    while (next < calls) {
      const index = next++;
      const call = callOf(index);
      // Out of step with the kinds of calls, so that every lane gets every kind.
      const [name, lane] = lanes[Math.floor(index / 4) % lanes.length] ?? [];
      if (!name || !lane) throw new Error("no lane");
      const startedAt = performance.now();
      try {
        const output = await lane(call);
        if (!call.isRight(output)) count(`${name}: wrong answer to ${call.tool}`);
      } catch (error) {
        count(`${name}: ${(error as Error).message}`);
      }
      histogramOf(name).recordValue(Math.round((performance.now() - startedAt) * 1000));
      onProgress(++done);
    }
  };
  const startedAt = performance.now();
  await Promise.all(Array.from({ length: concurrency }, work));
  const seconds = (performance.now() - startedAt) / 1000;
  const latency = new Map(
    [...histograms].map(([lane, histogram]) => [
      lane,
      {
        p50: histogram.getValueAtPercentile(50) / 1000,
        p99: histogram.getValueAtPercentile(99) / 1000,
        max: histogram.maxValue / 1000,
      },
    ]),
  );
  return { calls, seconds, errors, latency };
};

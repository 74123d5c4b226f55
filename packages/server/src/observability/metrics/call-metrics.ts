import { Counter, Histogram, type Registry } from "prom-client";

type NameAndHelp = readonly [name: string, help: string];

export interface CallMetricsOptions {
  readonly registry: Registry;
  /** Labels of a call, besides its outcome. */
  readonly labels: readonly string[];
  /** Of the counter, whose label `outcome` is ok or an error code. */
  readonly total: NameAndHelp;
  /** Of the histogram. */
  readonly duration: NameAndHelp;
  /** In seconds. */
  readonly buckets: number[];
}

/**
 * Registers a counter of calls by outcome and a histogram of how long they took.
 * @returns a function that records an answered call
 */
export const createCallMetrics = ({ registry, labels, total, duration, buckets }: CallMetricsOptions) => {
  const registers = [registry];
  const calls = new Counter({ name: total[0], help: total[1], labelNames: [...labels, "outcome"], registers });
  const durations = new Histogram({ name: duration[0], help: duration[1], labelNames: labels, buckets, registers });
  return (of: Readonly<Record<string, string>>, outcome: string, durationMs: number): void => {
    calls.inc({ ...of, outcome });
    durations.observe(of, durationMs / 1000);
  };
};

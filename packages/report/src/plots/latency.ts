import type { Estimate } from "../statistics/interval.ts";

/** Times of a call, in microseconds. */
export interface Latency {
  readonly p50: Estimate;
  readonly p95: number | null;
  readonly p99: number | null;
}

/** A percentile and its time. */
export interface Percentile {
  readonly name: "p95" | "p99";
  readonly at: number;
}

/** The highest percentile with enough samples; null if there is none. */
export const tailOf = ({ p95, p99 }: Pick<Latency, "p95" | "p99">): Percentile | null => {
  if (p99 !== null) return { name: "p99", at: p99 };
  return p95 === null ? null : { name: "p95", at: p95 };
};

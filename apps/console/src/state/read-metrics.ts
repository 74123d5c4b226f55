import parse, { type MetricFamily } from "parse-prometheus-text-format";
import { bucketQuantile } from "./bucket-quantile.ts";

/** Tool calls since the server's start. */
export interface CallCounts {
  readonly calls: number;
  readonly errors: number;
}

/** How long one tool's calls took over one transport, in milliseconds. */
export interface ToolLatency {
  readonly tool: string;
  readonly transport: string;
  readonly calls: number;
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
}

export interface ServerMetrics {
  readonly counts: CallCounts;
  readonly latencies: readonly ToolLatency[];
}

/** Outcomes that are no errors: one that waits for its client's answer did not fail. */
const NOT_ERRORS = new Set(["ok", "input_required"]);

/** What of a server's `/metrics` the console shows. @param prefix `twinhost_tool` or `twinhost_llm_tool` */
export const readMetrics = (text: string, prefix: string): ServerMetrics => {
  const families = parse(text);
  return {
    counts: countsOf(families.find(({ name }) => name === `${prefix}_calls_total`)),
    latencies: latenciesOf(families.find(({ name }) => name === `${prefix}_call_duration_seconds`)),
  };
};

const countsOf = (family: MetricFamily | undefined): CallCounts => {
  const samples = (family?.metrics ?? []).map(({ labels, value }) => ({
    outcome: labels?.outcome ?? "",
    calls: Number(value),
  }));
  const sum = (of: typeof samples): number => of.reduce((total, { calls }) => total + calls, 0);
  return { calls: sum(samples), errors: sum(samples.filter(({ outcome }) => !NOT_ERRORS.has(outcome))) };
};

const latenciesOf = (family: MetricFamily | undefined): ToolLatency[] =>
  (family?.metrics ?? []).flatMap(({ labels = {}, buckets = {}, count }) => {
    const calls = Number(count);
    if (!(calls > 0)) return [];
    const bounds = Object.entries(buckets).map(([le, below]) => ({
      le: Number(le.replace("+Inf", "Infinity")),
      below: Number(below),
    }));
    const at = (share: number): number => bucketQuantile(bounds, share) * 1_000;
    const { tool = "", transport = "" } = labels;
    return [{ tool, transport, calls, p50: at(0.5), p95: at(0.95), p99: at(0.99) }];
  });

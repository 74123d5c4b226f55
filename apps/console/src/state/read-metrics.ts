import { isSupported } from "@twinhost/report/plots";
import { bucketQuantile } from "./bucket-quantile.ts";
import { prometheusSamples, type Sample } from "./prometheus-samples.ts";
import { FAULTS } from "./recent-calls.ts";

/** Tool calls since the server started. */
export interface CallCounts {
  readonly calls: number;
  readonly errors: number;
  /** Errors that are not the caller's fault. */
  readonly faults: number;
}

/** Latency of one tool over one transport, in milliseconds; null if there are too few calls for a percentile. */
export interface ToolLatency {
  readonly tool: string;
  readonly transport: string;
  readonly calls: number;
  readonly p50: number | null;
  readonly p95: number | null;
  readonly p99: number | null;
}

export interface ServerMetrics {
  readonly counts: CallCounts;
  readonly latencies: readonly ToolLatency[];
}

/** Outcomes that are not errors: a call waiting for its client's response has not failed. */
const NOT_ERRORS = new Set(["ok", "input_required"]);

/** The part of a server's `/metrics` that the console shows. @param prefix `twinhost_tool` or `twinhost_llm_tool` */
export const readMetrics = (text: string, prefix: string): ServerMetrics => {
  const samples = prometheusSamples(text);
  return {
    counts: countsOf(samples.filter(({ name }) => name === `${prefix}_calls_total`)),
    latencies: latenciesOf(samples.filter(({ name }) => name === `${prefix}_call_duration_seconds_bucket`)),
  };
};

const countsOf = (samples: readonly Sample[]): CallCounts => {
  const sum = (of: readonly Sample[]): number => of.reduce((total, { value }) => total + value, 0);
  const sumWhere = (isCounted: (outcome: string) => boolean): number =>
    sum(samples.filter(({ labels }) => isCounted(labels.outcome ?? "")));
  return {
    calls: sum(samples),
    errors: sumWhere((outcome) => !NOT_ERRORS.has(outcome)),
    faults: sumWhere((outcome) => FAULTS.has(outcome)),
  };
};

const latenciesOf = (samples: readonly Sample[]): ToolLatency[] =>
  [...Map.groupBy(samples, ({ labels }) => `${labels.tool} ${labels.transport}`).values()].flatMap((own) => {
    const buckets = own.map(({ labels, value }) => ({
      le: Number(labels.le?.replace("Inf", "Infinity")),
      below: value,
    }));
    const calls = Math.max(...buckets.map(({ below }) => below));
    if (calls === 0) return [];
    const at = (share: number): number | null =>
      isSupported(share * 100, calls) ? bucketQuantile(buckets, share) * 1_000 : null;
    const { tool = "", transport = "" } = own[0]?.labels ?? {};
    return [{ tool, transport, calls, p50: at(0.5), p95: at(0.95), p99: at(0.99) }];
  });

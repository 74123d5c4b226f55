import { expect, it } from "vitest";
import { bucketQuantile } from "../src/state/bucket-quantile.ts";
import { addReading, lastMinutes, type Reading } from "../src/state/call-history.ts";
import { readMetrics } from "../src/state/read-metrics.ts";

const METRICS = `# HELP twinhost_tool_calls_total Tool calls.
# TYPE twinhost_tool_calls_total counter
twinhost_tool_calls_total{tool="calculate",transport="http",outcome="ok"} 7
twinhost_tool_calls_total{tool="calculate",transport="rest",outcome="refused_input"} 2
twinhost_tool_calls_total{tool="ask",transport="http",outcome="input_required"} 1
twinhost_tool_call_duration_seconds_bucket{le="0.001",tool="calculate",transport="http"} 0
twinhost_tool_call_duration_seconds_bucket{le="0.002",tool="calculate",transport="http"} 20
twinhost_tool_call_duration_seconds_bucket{le="+Inf",tool="calculate",transport="http"} 20
twinhost_tool_call_duration_seconds_bucket{le="0.001",tool="calculate",transport="rest"} 2
twinhost_tool_call_duration_seconds_bucket{le="0.002",tool="calculate",transport="rest"} 2
twinhost_tool_call_duration_seconds_bucket{le="+Inf",tool="calculate",transport="rest"} 2
`;

it("counts calls and errors, and keeps a tool's transports apart", () => {
  const { counts, latencies } = readMetrics(METRICS, "twinhost_tool");
  expect(counts).toEqual({ calls: 10, errors: 2, faults: 0 });
  // A median needs ten calls beyond it, p95 two hundred calls in total.
  expect(latencies.map(({ transport, calls, p50, p95 }) => [transport, calls, p50, p95])).toEqual([
    ["http", 20, 1.5, null],
    ["rest", 2, null, null],
  ]);
});

it("reports a quantile in the last bucket as that bucket's lower bound", () => {
  const buckets = [
    { le: 1, below: 1 },
    { le: Number.POSITIVE_INFINITY, below: 10 },
  ];
  expect(bucketQuantile(buckets, 0.9)).toBe(1);
});

it("counts the calls of the last minute, and starts over when the server restarted", () => {
  const reading = (seconds: number, calls: number): Reading => ({ at: seconds * 1_000, calls, errors: 0, faults: 0 });
  const history = [reading(0, 5), reading(30, 8), reading(70, 9)].reduce<readonly Reading[]>(addReading, []);
  expect(lastMinutes(history).map(({ calls }) => calls)).toEqual([3, 1]);
  expect(addReading(history, reading(80, 0))).toEqual([reading(80, 0)]);
});

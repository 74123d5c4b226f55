import { csvFormat } from "d3-dsv";
import type { Report } from "./report.ts";

/** The figures of a report's rows as CSV, one row each, times in microseconds. */
export const reportCsv = ({ rows }: Pick<Report, "rows">): string =>
  csvFormat(
    rows.map(({ row, arm, via, calculate, throughput = [], cpu, memory, coldStart }) => ({
      row,
      transport: arm,
      via,
      samples: calculate.samples,
      p50_us: calculate.p50.value,
      p50_low_us: calculate.p50.low,
      p50_high_us: calculate.p50.high,
      p95_us: calculate.p95,
      p99_us: calculate.p99,
      ...Object.fromEntries(
        throughput.map(({ concurrency, perSecond }) => [`calls_per_second_at_${concurrency}`, perSecond.value]),
      ),
      cpu_client_s_per_1000: cpu?.client.value,
      cpu_server_s_per_1000: cpu?.server?.value,
      memory_server_bytes: memory?.server?.value,
      cold_start_ms: coldStart?.milliseconds.value,
    })),
  );

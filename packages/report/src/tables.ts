import { digits, mebibytes, NONE, twoDigits } from "./format.ts";
import { throughputAt } from "./messages/figures.ts";
import type { Texts } from "./messages/messages.ts";
import type { Latency, Report, ReportRow } from "./schema.ts";

/** A cell's text and, without a figure, the reason. */
interface Cell {
  readonly text: string;
  readonly reason?: string | undefined;
}

export interface ReportTable {
  readonly heads: readonly string[];
  /** `row` is the scenario of a line, for its colour. */
  readonly lines: readonly { readonly row: string; readonly cells: readonly Cell[] }[];
}

/** Milliseconds, if every median is at least one. */
const unitOf = (latencies: readonly Latency[]): { name: string; micros: number } =>
  latencies.every(({ p50 }) => p50.value >= 1_000) ? { name: "ms", micros: 1_000 } : { name: "µs", micros: 1 };

/** All figures of these scenarios, with units only in the heads. */
export const figuresTable = (
  rows: readonly ReportRow[],
  texts: Texts,
  concurrencies: readonly number[],
): ReportTable => {
  const { heads, missing } = texts;
  const unit = unitOf(rows.flatMap(({ calculate, search }) => (search ? [calculate, search] : [calculate])));
  const duration = (micros: number | null): Cell =>
    micros === null ? { text: NONE, reason: missing.tooFewSamples } : { text: digits(micros / unit.micros) };
  const hasBytes = rows.some(({ bytes }) => bytes !== null);
  const hasSearch = rows.some(({ search }) => search !== null);
  const hasAllocated = rows.some(({ allocated }) => allocated);
  return {
    heads: [
      heads.scenario,
      heads.samples,
      `p50, ${unit.name}`,
      `p95, ${unit.name}`,
      `p99, ${unit.name}`,
      `p99.9, ${unit.name}`,
      ...(hasSearch ? [`${heads.search}, ${unit.name}`] : []),
      ...concurrencies.map((concurrency) => `${heads.callsPerSecond} ${concurrency}`),
      heads.cpu,
      ...(hasAllocated ? [heads.allocated] : []),
      ...(hasBytes ? [heads.bytes] : []),
      heads.memory,
      heads.coldStart,
    ],
    lines: rows.map((row) => ({
      row: row.row,
      cells: [
        { text: texts.rowName(row) },
        { text: row.calculate.samples.toLocaleString("en-US") },
        duration(row.calculate.p50.value),
        duration(row.calculate.p95),
        duration(row.calculate.p99),
        duration(row.calculate.p999),
        ...(hasSearch ? [row.search ? duration(row.search.p50.value) : { text: NONE, reason: missing.notServed }] : []),
        ...concurrencies.map((concurrency) => {
          const value = throughputAt(row, concurrency);
          return value === undefined ? { text: NONE, reason: missing.notRun } : { text: digits(value) };
        }),
        {
          text: row.cpu.server
            ? `${twoDigits(row.cpu.client.value)} + ${twoDigits(row.cpu.server.value)}`
            : twoDigits(row.cpu.client.value),
        },
        ...(hasAllocated
          ? [row.allocated ? { text: digits(row.allocated.value / 1_000) } : { text: NONE, reason: missing.notRun }]
          : []),
        ...(hasBytes
          ? [
              row.bytes
                ? { text: `${digits(row.bytes.calculate.request)} + ${digits(row.bytes.calculate.response)}` }
                : { text: NONE, reason: missing.noWire },
            ]
          : []),
        row.memory.server ? { text: mebibytes(row.memory.server.value) } : { text: NONE, reason: missing.sameProcess },
        row.coldStart ? { text: digits(row.coldStart.milliseconds.value) } : { text: NONE, reason: missing.noStart },
      ],
    })),
  };
};

export const concurrenciesOf = (report: Report): number[] =>
  [...new Set(report.rows.flatMap(({ throughput }) => throughput.map(({ concurrency }) => concurrency)))].sort(
    (a, b) => a - b,
  );

/** The reasons for missing figures in a table, without duplicates, for readers who cannot hover. */
export const reasonsOf = ({ lines }: ReportTable): string[] => [
  ...new Set(lines.flatMap(({ cells }) => cells.flatMap(({ reason }) => reason ?? []))),
];

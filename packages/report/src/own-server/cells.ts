import { digits, NONE, size, time, times } from "../format.ts";
import type { Estimate } from "../statistics/interval.ts";
import type { OwnServerReport, OwnServerRow } from "./schema.ts";
import type { OwnServerTexts } from "./texts.ts";

/** A row's figures as text, in the order of the heads; without intervals on a terminal, which has no room for them. */
export const cellsOf = (row: OwnServerRow, texts: OwnServerTexts, showsBounds: boolean): string[] => {
  const figure = (estimate: Estimate | null, show: (value: number) => string): string => {
    if (!estimate) return NONE;
    const { value, low, high } = estimate;
    return !showsBounds || low === null || high === null
      ? show(value)
      : `${show(value)} (${show(low)}${texts.to}${show(high)})`;
  };
  const { verdict, throughput, bytes } = row;
  return [
    texts.rows[row.id],
    verdict === "measured" ? figure(row.p50, time) : texts.voided,
    row.p99 === null ? NONE : time(row.p99),
    figure(row.ratio, times),
    throughput ? `${figure(throughput.perSecond, digits)} (${throughput.concurrency})` : NONE,
    bytes ? `${digits(bytes.request)}+${digits(bytes.response)}` : NONE,
    figure(row.memoryBytes, size),
    figure(row.coldStartMs, (value) => time(value * 1_000)),
    row.calls === 0 ? NONE : String(row.failed + row.wrong),
  ];
};

export const headsOf = ({ heads }: OwnServerTexts): string[] => [
  heads.scenario,
  "p50",
  "p99",
  heads.ratio,
  heads.throughput,
  heads.bytes,
  heads.memory,
  heads.coldStart,
  heads.bad,
];

/** What does not fit in the table: why rows have no figures, where the load broke them, which answers were bad. */
export const remarksOf = ({ rows }: OwnServerReport, texts: OwnServerTexts): string[] =>
  rows.flatMap((row) => {
    const { reason, throughput, failed, wrong } = row;
    const remarks = [
      ...(reason === null ? [] : [reason]),
      ...(failed + wrong > 0 ? [texts.problem(row)] : []),
      ...(throughput && throughput.brokeAt !== null ? [texts.brokeAt(throughput.brokeAt)] : []),
    ];
    return remarks.map((remark) => `${texts.rows[row.id]}: ${remark}`);
  });

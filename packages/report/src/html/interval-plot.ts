import * as Plot from "@observablehq/plot";
import { time } from "../format.ts";
import type { Texts } from "../messages/messages.ts";
import {
  type IntervalRow,
  intervalDomain,
  intervalPlot,
  intervalTimes,
  intervalWords,
} from "../plots/interval-plot.ts";
import type { Domain } from "../plots/time-axis.ts";
import type { ReportRow } from "../schema.ts";
import { drawPlot } from "./plot-document.ts";
import { colorOf, symbolOf } from "./transports.ts";

interface IntervalSvgOptions {
  readonly rows: readonly ReportRow[];
  /** In microseconds, shared by plots that are side by side. */
  readonly domain: Domain;
  /** Drawn as a line in the background. */
  readonly floor: ReportRow | undefined;
  readonly texts: Texts;
  readonly width: number;
}

/** A range that contains all these rows, in microseconds. */
export const domainOf = (rows: readonly ReportRow[]): Domain =>
  intervalDomain(rows.map(({ calculate }) => intervalTimes(calculate)));

/** Median, interval and tail of each row. */
export const intervalSvg = ({ rows, domain, floor, texts, width }: IntervalSvgOptions): string => {
  const data = rows.map(
    (row): IntervalRow => ({
      key: row.row,
      label: texts.rowName(row),
      color: colorOf(row),
      symbol: symbolOf(row),
      ...intervalTimes(row.calculate),
    }),
  );
  const line = floor && { at: floor.calculate.p50.value, label: texts.axes.floor };
  return drawPlot(intervalPlot(Plot, { rows: data, domain, floor: line, width, time }), intervalWords(data, time));
};

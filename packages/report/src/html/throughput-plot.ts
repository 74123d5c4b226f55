import * as Plot from "@observablehq/plot";
import { digits } from "../format.ts";
import type { Texts } from "../messages/messages.ts";
import { type ThroughputLine, throughputPlot, throughputWords } from "../plots/throughput-plot.ts";
import type { Domain } from "../plots/time-axis.ts";
import type { ReportRow } from "../schema.ts";
import { drawPlot } from "./plot-document.ts";
import { colorOf, isFloor, labelColorOf } from "./transports.ts";

/** Converts rows for the plot, without those that have no throughput. */
export const throughputLines = (rows: readonly ReportRow[], texts: Texts): ThroughputLine[] =>
  rows
    .filter(({ throughput }) => throughput.length > 0)
    .map((row) => ({
      label: texts.rowName(row),
      color: colorOf(row),
      labelColor: labelColorOf(row),
      isFloor: isFloor(row),
      points: row.throughput.map(({ concurrency, perSecond: { value, low, high } }) => ({
        concurrency,
        value,
        low: low ?? value,
        high: high ?? value,
      })),
    }));

/** Calls per second against calls in flight. */
export const throughputSvg = (lines: readonly ThroughputLine[], domain: Domain, texts: Texts, width: number): string =>
  drawPlot(
    throughputPlot(Plot, { lines, domain, width, axis: texts.axes.concurrency, digits }),
    throughputWords(lines, digits),
  );

import * as Plot from "@observablehq/plot";
import { digits } from "../format.ts";
import type { Texts } from "../messages/messages.ts";
import { type CpuRow, cpuPlot, cpuWords } from "../plots/cpu-plot.ts";
import type { ReportRow } from "../schema.ts";
import { drawPlot } from "./plot-document.ts";
import { colorOf } from "./transports.ts";

/** Converts rows for the plot. */
export const cpuRows = (rows: readonly ReportRow[], texts: Texts): CpuRow[] =>
  rows.map((row) => ({
    key: row.row,
    label: texts.rowName(row),
    color: colorOf(row),
    client: row.cpu.client.value,
    server: row.cpu.server?.value,
  }));

/** CPU seconds per 1,000 calls, of client and server. */
export const cpuSvg = (rows: readonly CpuRow[], most: number, width: number): string =>
  drawPlot(cpuPlot(Plot, { rows, most, width, digits }), cpuWords(rows, digits));

import type { PlotOptions } from "@observablehq/plot";
import type { PlotLibrary } from "./library.ts";
import { rowLabels } from "./row-labels.ts";

/** CPU seconds per 1,000 calls. */
export interface CpuRow {
  readonly key: string;
  readonly label: string;
  readonly color: string;
  readonly client: number;
  /** Undefined if the tools run in the client's process. */
  readonly server: number | undefined;
}

export interface CpuPlotOptions {
  readonly rows: readonly CpuRow[];
  /** The upper end, shared by plots that are side by side. */
  readonly most: number;
  readonly width: number;
  readonly digits: (value: number) => string;
}

const ROW_HEIGHT = 46;
const AXIS_HEIGHT = 28;

const totalOf = ({ client, server = 0 }: CpuRow): number => client + server;

/** A common upper end for these rows. */
export const cpuMost = (rows: readonly CpuRow[]): number => Math.max(...rows.map(totalOf)) * 1.05;

/** The label of a row: the client's seconds and the server's. */
const cpuText = ({ client, server }: CpuRow, digits: (value: number) => string): string =>
  server === undefined ? digits(client) : `${digits(client)} + ${digits(server)}`;

/** Text alternative of the plot. */
export const cpuWords = (rows: readonly CpuRow[], digits: (value: number) => string): string =>
  rows.map((row) => `${row.label}: ${cpuText(row, digits)}`).join("; ");

/** Bars of the client's CPU time, followed by the server's in a paler colour. */
export const cpuPlot = (plot: PlotLibrary, { rows, most, width, digits }: CpuPlotOptions) => {
  const data = rows.map((row) => ({ ...row, total: totalOf(row), text: cpuText(row, digits) }));
  const bar = { y: "key", fill: "color", insetTop: 25, insetBottom: 8 } as const;
  return {
    width,
    height: rows.length * ROW_HEIGHT + AXIS_HEIGHT,
    marginLeft: 4,
    marginRight: 14,
    marginTop: 0,
    marginBottom: AXIS_HEIGHT,
    x: { domain: [0, most], ticks: 4, tickFormat: digits, label: null, grid: true },
    y: { type: "band", domain: data.map(({ key }) => key), axis: null, padding: 0 },
    marks: [
      plot.barX(data, { ...bar, x1: "client", x2: "total", fillOpacity: 0.4 }),
      plot.barX(data, { ...bar, x1: 0, x2: "client" }),
      ...rowLabels(plot, data),
      plot.ruleX([0], { stroke: "var(--line)" }),
    ],
  } satisfies PlotOptions;
};

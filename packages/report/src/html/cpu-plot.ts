import * as Plot from "@observablehq/plot";
import { digits } from "../format.ts";
import type { Texts } from "../messages/messages.ts";
import { rowLabels } from "../plots/row-labels.ts";
import type { ReportRow } from "../schema.ts";
import { drawPlot } from "./plot-document.ts";
import { colorOf } from "./transports.ts";

const ROW_HEIGHT = 46;
const AXIS_HEIGHT = 28;

const totalOf = ({ cpu }: ReportRow): number => cpu.client.value + (cpu.server?.value ?? 0);

export const cpuMost = (rows: readonly ReportRow[]): number => Math.max(...rows.map(totalOf)) * 1.05;

/** CPU seconds per 1,000 calls: what the client spends, and behind it, paler, what the server spends. */
export const cpuPlot = (rows: readonly ReportRow[], most: number, texts: Texts, width: number): string => {
  const data = rows.map((row) => {
    const [client, server] = [row.cpu.client.value, row.cpu.server?.value];
    return {
      key: row.row,
      label: texts.rowName(row),
      color: colorOf(row),
      client,
      total: totalOf(row),
      text: server === undefined ? digits(client) : `${digits(client)} + ${digits(server)}`,
    };
  });
  return drawPlot(
    {
      width,
      height: rows.length * ROW_HEIGHT + AXIS_HEIGHT,
      marginLeft: 4,
      marginRight: 14,
      marginTop: 0,
      marginBottom: AXIS_HEIGHT,
      x: { domain: [0, most], ticks: 4, tickFormat: digits, label: null, grid: true },
      y: { type: "band", domain: data.map(({ key }) => key), axis: null, padding: 0 },
      marks: [
        Plot.barX(data, {
          x1: "client",
          x2: "total",
          y: "key",
          fill: "color",
          fillOpacity: 0.4,
          insetTop: 25,
          insetBottom: 8,
        }),
        Plot.barX(data, { x1: 0, x2: "client", y: "key", fill: "color", insetTop: 25, insetBottom: 8 }),
        ...rowLabels(Plot, data),
        Plot.ruleX([0], { stroke: "var(--line)" }),
      ],
    },
    data.map(({ label, text }) => `${label}: ${text}`).join("; "),
  );
};

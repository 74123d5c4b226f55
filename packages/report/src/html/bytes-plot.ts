import * as Plot from "@observablehq/plot";
import { digits, size } from "../format.ts";
import type { Texts } from "../messages/messages.ts";
import { bytesPlot, bytesWords } from "../plots/bytes-plot.ts";
import type { ReportRow } from "../schema.ts";
import { drawPlot } from "./plot-document.ts";
import { colorOf, labelColorOf } from "./transports.ts";

/** Bytes transferred per byte of answer, by answer size. */
export const bytesSvg = (rows: readonly ReportRow[], texts: Texts, width: number): string => {
  const lines = rows.flatMap((row) => {
    const points = (row.bytes?.payloads ?? []).map(({ request, response, answerBytes }) => ({
      answerBytes,
      times: (request + response) / answerBytes,
    }));
    const isDashed = row.revision === "2025-11-25";
    const look = { color: colorOf(row), labelColor: labelColorOf(row), isDashed };
    return points.length > 0 ? [{ label: texts.rowName(row), ...look, points }] : [];
  });
  return drawPlot(
    bytesPlot(Plot, { lines, width, axis: texts.axes.answerBytes, size, digits }),
    bytesWords(lines, { size, digits }),
  );
};

import * as Plot from "@observablehq/plot";
import { digits, size } from "../format.ts";
import type { Texts } from "../messages/messages.ts";
import type { ReportRow } from "../schema.ts";
import { drawPlot } from "./plot-document.ts";
import { spreadLabels } from "./spread-labels.ts";
import { colorOf } from "./transports.ts";

const HEIGHT = 300;
const TOP = 16;
const BOTTOM = 44;
const LABEL_GAP = 15;
const NARROW_BELOW = 500;
/** A little under 1, which would be the answer and nothing else. */
const LEAST = 0.8;

/** Bytes that crossed for each byte of answer, against the size of the answer. */
export const bytesPlot = (rows: readonly ReportRow[], texts: Texts, width: number): string => {
  const lines = rows.flatMap((row) => {
    const points = (row.bytes?.payloads ?? []).map(({ request, response, answerBytes }) => ({
      answerBytes,
      times: (request + response) / answerBytes,
    }));
    const end = points.at(-1);
    return end
      ? [{ row, label: texts.rowName(row), color: colorOf(row), dashed: row.revision === "2025-11-25", points, end }]
      : [];
  });
  const most = Math.max(2, ...lines.flatMap(({ points }) => points.map(({ times }) => times))) * 1.15;
  const pixel = (times: number): number =>
    TOP + (Math.log(most / times) / Math.log(most / LEAST)) * (HEIGHT - TOP - BOTTOM);
  const placed = spreadLabels(
    lines.map(({ end }) => pixel(end.times)),
    LABEL_GAP,
    TOP,
    HEIGHT - BOTTOM,
  );
  const measured = lines[0]?.points.map(({ answerBytes }) => answerBytes) ?? [];
  // The last two stand close; a narrow screen has room for one of their labels.
  const sizes = width < NARROW_BELOW ? measured.filter((_, index) => index !== measured.length - 2) : measured;
  return drawPlot(
    {
      width,
      height: HEIGHT,
      marginLeft: 36,
      marginRight: 148,
      marginTop: TOP,
      marginBottom: BOTTOM,
      x: {
        type: "log",
        ticks: sizes,
        tickFormat: size,
        label: texts.axes.answerBytes,
        labelAnchor: "center",
        labelArrow: "none",
      },
      y: {
        type: "log",
        domain: [LEAST, most],
        ticks: [1, 2, 5, 10, 20].filter((tick) => tick <= most),
        tickFormat: digits,
        label: null,
        grid: true,
      },
      marks: [
        Plot.ruleY([1], { stroke: "var(--grey)", strokeDasharray: "5 3" }),
        ...lines.map(({ points, color, dashed }) =>
          Plot.line(points, {
            x: "answerBytes",
            y: "times",
            stroke: color,
            strokeWidth: 2,
            ...(dashed && { strokeDasharray: "6 3" }),
          }),
        ),
        ...lines.map(({ points, color }) => Plot.dot(points, { x: "answerBytes", y: "times", fill: color, r: 3.5 })),
        ...lines.map(({ end, label, color }, index) =>
          Plot.text([end], {
            x: "answerBytes",
            y: "times",
            text: () => label,
            fill: color,
            fontWeight: 600,
            textAnchor: "start",
            dx: 10,
            dy: (placed[index] ?? 0) - pixel(end.times),
          }),
        ),
      ],
    },
    lines
      .map(
        ({ label, points }) =>
          `${label}: ${points.map(({ answerBytes, times }) => `${size(answerBytes)}: ${digits(times)}`).join(", ")}`,
      )
      .join("; "),
  );
};

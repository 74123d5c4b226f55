import { shareAxis, timeAxis } from "@twinhost/report/plots";
import { useCallback, useMemo } from "react";
import { useTexts } from "../i18n/language.tsx";
import { percent, time } from "../shared/figures.ts";
import { type Draw, PlotFigure } from "../shared/plot-figure.tsx";
import { colorOf, labelColorOf } from "../shared/transports.ts";
import { type Comparison, SIDES } from "./comparison.ts";
import { type MedianPlace, placeMedians } from "./median-labels.ts";
import { medianTotal } from "./runs.ts";

const HEIGHT = 330;
/** The share at which a curve passes its median. */
const HALF = 0.5;
/** Rows for the dots, below the curves. */
const DOT_ROWS = [-0.1, -0.2];

interface Curve {
  readonly transport: string;
  readonly points: readonly { readonly time: number; readonly share: number }[];
  readonly median: number;
  readonly dotRow: number;
}

/** All answers of both transports: as dots, and as the cumulative share answered within a given time. */
export const DistributionFigure = ({ comparison: { sides } }: { comparison: Comparison }) => {
  const texts = useTexts();
  const curves = useMemo(
    () =>
      SIDES.map((side, index): Curve => {
        const { transport, runs } = sides[side];
        const times = runs.map(({ totalMs }) => totalMs).sort((a, b) => a - b);
        const points = times.map((ms, rank) => ({ time: ms, share: (rank + 1) / times.length }));
        return { transport, points, median: medianTotal(runs), dotRow: DOT_ROWS[index] ?? 0 };
      }) as [Curve, Curve],
    [sides],
  );
  const draw = useCallback<Draw>(
    (plot, width) => {
      const all = curves.flatMap(({ points }) => points.map((point) => point.time));
      const domain: [number, number] = [Math.min(...all) * 0.8, Math.max(...all) * 1.4];
      const [one, two] = curves;
      const places = placeMedians([one.median, two.median], domain);
      const medians = curves.map(({ transport, median }, index) => ({
        median,
        ...(places[index] as MedianPlace),
        text: `${texts.transports[transport]} ${time(median)}`,
        color: colorOf(transport),
        labelColor: labelColorOf(transport),
      }));
      return {
        height: HEIGHT,
        marginLeft: 48,
        marginRight: 16,
        marginTop: 12,
        marginBottom: 34,
        x: timeAxis(domain, width, time),
        y: { domain: [-0.25, 1.35], ...shareAxis(percent) },
        marks: [
          plot.ruleX(medians, { x: "median", y1: HALF, y2: "row", stroke: "color", strokeDasharray: "2 3" }),
          ...curves.flatMap(({ transport, points, dotRow }) => [
            plot.line(points, {
              x: "time",
              y: "share",
              stroke: colorOf(transport),
              strokeWidth: 2.5,
              curve: "step-after",
            }),
            plot.dot(points, {
              x: "time",
              y: dotRow,
              fill: colorOf(transport),
              fillOpacity: 0.55,
              r: 4,
              symbol: transport === "stdio" ? "square" : "circle",
            }),
          ]),
          plot.dot(medians, { x: "median", y: HALF, fill: "var(--paper)", stroke: "color", strokeWidth: 2, r: 4 }),
          ...(["start", "end"] as const).map((anchor) =>
            plot.text(
              medians.filter((label) => label.anchor === anchor),
              {
                x: "median",
                y: "row",
                text: "text",
                fill: "labelColor",
                fontWeight: 600,
                fontSize: 13,
                textAnchor: anchor,
                dx: anchor === "start" ? 6 : -6,
                stroke: "var(--paper)",
                strokeWidth: 5,
              },
            ),
          ),
        ],
      };
    },
    [curves, texts],
  );
  const n = Math.min(...curves.map(({ points }) => points.length));
  const alternative = curves
    .map(
      ({ transport, points, median }) =>
        `${texts.transports[transport]}: n = ${points.length}, ${texts.compare.median} ${time(median)}`,
    )
    .join("; ");
  return (
    <section>
      <h2>{texts.compare.distribution}</h2>
      <figure>
        <h3>{texts.compare.distributionSeen(n)}</h3>
        <PlotFigure draw={draw} alternative={alternative} />
        <figcaption>{texts.compare.distributionCaption}</figcaption>
      </figure>
    </section>
  );
};

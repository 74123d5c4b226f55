import { curveLabels, shareAxis, timeAxis } from "@twinhost/report/plots";
import { useCallback, useMemo } from "react";
import { useTexts } from "../i18n/language.tsx";
import { percent, time } from "../shared/figures.ts";
import { type Draw, PlotFigure } from "../shared/plot-figure.tsx";
import { colorOf, labelColorOf } from "../shared/transports.ts";
import { type Comparison, SIDES } from "./comparison.ts";
import { medianTotal } from "./runs.ts";

const HEIGHT = 300;
/** Heights of the two labels, as shares; far enough apart that labels of close curves do not overlap. */
const LABEL_SHARES = [0.75, 0.3];
/** Rows for the dots, below the curves. */
const DOT_ROWS = [-0.1, -0.2];

/** All answers of both transports: as dots, and as the cumulative share answered within a given time. */
export const DistributionFigure = ({ comparison: { sides } }: { comparison: Comparison }) => {
  const texts = useTexts();
  const curves = useMemo(
    () =>
      SIDES.map((side, index) => {
        const { transport, runs } = sides[side];
        const times = runs.map(({ totalMs }) => totalMs).sort((a, b) => a - b);
        const points = times.map((ms, rank) => ({ time: ms, share: (rank + 1) / times.length }));
        return {
          transport,
          points,
          median: medianTotal(runs),
          labelShare: LABEL_SHARES[index] ?? 0.5,
          dotRow: DOT_ROWS[index] ?? 0,
        };
      }),
    [sides],
  );
  const draw = useCallback<Draw>(
    (plot, width) => {
      const all = curves.flatMap(({ points }) => points.map((point) => point.time));
      const domain: [number, number] = [Math.min(...all) * 0.8, Math.max(...all) * 1.4];
      const labels = curves.flatMap(({ transport, points, median, labelShare }) => {
        const at = points.find(({ share }) => share >= labelShare);
        return at
          ? [
              {
                ...at,
                text: `${texts.transports[transport]} ${time(median)}`,
                color: labelColorOf(transport),
              },
            ]
          : [];
      });
      return {
        height: HEIGHT,
        marginLeft: 48,
        marginRight: 16,
        marginTop: 12,
        marginBottom: 34,
        x: timeAxis(domain, width, time),
        y: { domain: [-0.25, 1], ...shareAxis(percent) },
        marks: [
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
          curveLabels(plot, labels, { dy: 12 }),
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

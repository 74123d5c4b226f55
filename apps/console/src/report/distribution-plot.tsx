import { distributionPlot, distributionWords } from "@twinhost/report/plots";
import { useCallback, useMemo } from "react";
import { percent, time } from "../shared/figures.ts";
import { type Draw, PlotFigure } from "../shared/plot-figure.tsx";
import { colorOf, labelColorOf } from "../shared/transports.ts";
import { isFloor, type ReportRow, transportOf, type Words } from "./report.ts";

const SHOWN = ["http-floor", "pipe-floor", "http", "rest", "stdio", "in-process"];

/** The distributions as curves, labelled directly. */
export const DistributionPlot = ({ rows, words }: { rows: readonly ReportRow[]; words: Words }) => {
  const curves = useMemo(
    () =>
      rows
        .filter(({ row, calculate }) => SHOWN.includes(row) && calculate.distribution.length > 1)
        .toSorted((a, b) => a.calculate.p50.value - b.calculate.p50.value)
        .map((row) => ({
          label: words.rows[row.row] ?? row.row,
          color: colorOf(transportOf(row)),
          labelColor: labelColorOf(transportOf(row)),
          isFloor: isFloor(row),
          points: row.calculate.distribution.map(({ share, micros }) => ({ share, time: micros / 1_000 })),
        })),
    [rows, words],
  );
  const draw = useCallback<Draw>((plot, width) => distributionPlot(plot, { curves, width, time, percent }), [curves]);
  return <PlotFigure draw={draw} alternative={distributionWords(curves, time)} />;
};

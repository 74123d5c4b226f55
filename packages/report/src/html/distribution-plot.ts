import * as Plot from "@observablehq/plot";
import { percent, time } from "../format.ts";
import type { Texts } from "../messages/messages.ts";
import { distributionPlot, distributionWords } from "../plots/distribution-plot.ts";
import type { ReportRow } from "../schema.ts";
import { drawPlot } from "./plot-document.ts";
import { colorOf, isFloor, labelColorOf } from "./transports.ts";

/** The distributions of these rows as curves. */
export const distributionSvg = (rows: readonly ReportRow[], texts: Texts, width: number): string => {
  const curves = rows
    .filter(({ calculate }) => calculate.distribution.length > 1)
    .toSorted((a, b) => a.calculate.p50.value - b.calculate.p50.value)
    .map((row) => ({
      label: texts.rowName(row),
      color: colorOf(row),
      labelColor: labelColorOf(row),
      isFloor: isFloor(row),
      points: row.calculate.distribution.map(({ share, micros }) => ({ share, time: micros })),
    }));
  return drawPlot(distributionPlot(Plot, { curves, width, time, percent }), distributionWords(curves, time));
};

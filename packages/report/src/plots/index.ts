export { curveLabels, distributionPlot, type Point, shareAxis } from "./distribution-plot.ts";
export { type IntervalRow, intervalDomain, intervalPlot } from "./interval-plot.ts";
export type { PlotLibrary } from "./library.ts";
export { rowLabels } from "./row-labels.ts";
export { timeAxis } from "./time-axis.ts";

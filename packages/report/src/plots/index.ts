export { isSupported } from "../statistics/is-supported.ts";
export { type BytesLine, bytesPlot } from "./bytes-plot.ts";
export { type CpuRow, cpuMost, cpuPlot, cpuText } from "./cpu-plot.ts";
export { curveLabels, distributionPlot, type Point, shareAxis } from "./distribution-plot.ts";
export { type IntervalRow, intervalDomain, intervalPlot } from "./interval-plot.ts";
export type { PlotLibrary } from "./library.ts";
export { rowLabels } from "./row-labels.ts";
export { type ThroughputLine, throughputDomain, throughputPlot } from "./throughput-plot.ts";
export { timeAxis } from "./time-axis.ts";

import type * as Plot from "@observablehq/plot";

/** Observable Plot, which a web page loads with its first plot, and the report's HTML imports directly. */
export type PlotLibrary = typeof Plot;

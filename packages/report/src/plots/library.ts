import type * as Plot from "@observablehq/plot";

/** Observable Plot, which a page loads when it draws the first plot, and the report's HTML has at once. */
export type PlotLibrary = typeof Plot;

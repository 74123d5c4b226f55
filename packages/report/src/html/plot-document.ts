import * as Plot from "@observablehq/plot";
import { parseHTML } from "linkedom";
import { describeDrawing } from "../plots/describe-drawing.ts";

const { document } = parseHTML("<!doctype html><html></html>");

/** Renders a plot on the server as SVG with a text alternative. Colours come from the page's style sheet. */
export const drawPlot = (options: Plot.PlotOptions, alternative: string): string => {
  const svg = Plot.plot({
    ...options,
    document,
    style: {
      background: "transparent",
      color: "var(--ink)",
      fontSize: "13px",
      fontFamily: "inherit",
      overflow: "visible",
      ...(options.style as object),
    },
  });
  describeDrawing(svg, alternative);
  // Otherwise the picture would keep its pixel size on a narrow screen.
  svg.removeAttribute("height");
  svg.setAttribute("width", "100%");
  return svg.outerHTML;
};

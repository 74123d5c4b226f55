import type { PlotLibrary } from "./library.ts";

/** Makes a drawing one labelled image: groups without a role may not be labelled, so labels move to `data-mark`. */
export const describeDrawing = (drawing: ReturnType<PlotLibrary["plot"]>, words: string): void => {
  for (const group of drawing.querySelectorAll("g[aria-label]")) {
    group.setAttribute("data-mark", group.getAttribute("aria-label") ?? "");
    group.removeAttribute("aria-label");
  }
  drawing.setAttribute("role", "img");
  drawing.setAttribute("aria-label", words);
};

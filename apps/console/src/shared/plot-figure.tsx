import type { PlotOptions } from "@observablehq/plot";
import { describeDrawing, type PlotLibrary } from "@twinhost/report/plots";
import { useEffect, useLayoutEffect, useRef, useState } from "react";

export type Draw = (plot: PlotLibrary, width: number) => PlotOptions;

/** A plot as wide as its container, redrawn on resize or new data; `alternative` if the library cannot load. */
export const PlotFigure = ({ draw, alternative }: { draw: Draw; alternative: string }) => {
  const place = useRef<HTMLDivElement>(null);
  const width = useWidth(place);
  const [plot, setPlot] = useState<PlotLibrary>();
  const [isMissing, setMissing] = useState(false);
  useEffect(() => {
    import("@observablehq/plot").then(
      (library) => setPlot(library),
      () => setMissing(true),
    );
  }, []);
  useLayoutEffect(() => {
    if (!plot || width === 0) return;
    const drawing = plot.plot({ ...draw(plot, width), width, className: "plot" });
    // The page's CSP forbids style elements; base.css contains these rules.
    for (const style of drawing.querySelectorAll("style")) style.remove();
    describeDrawing(drawing, alternative);
    place.current?.replaceChildren(drawing);
  }, [plot, draw, width, alternative]);
  return isMissing ? <p className="quiet">{alternative}</p> : <div ref={place} className="plot-place" />;
};

const useWidth = (element: React.RefObject<HTMLElement | null>): number => {
  const [width, setWidth] = useState(0);
  useLayoutEffect(() => {
    const { current } = element;
    if (!current) return;
    const observer = new ResizeObserver(([entry]) => setWidth(Math.floor(entry?.contentRect.width ?? 0)));
    observer.observe(current);
    return () => observer.disconnect();
  }, [element]);
  return width;
};

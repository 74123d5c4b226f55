import { useCallback } from "react";
import { useTexts } from "../i18n/language.tsx";
import { digits } from "../shared/figures.ts";
import { type Draw, PlotFigure } from "../shared/plot-figure.tsx";
import { type LastMinute, SHOWN_MS } from "./call-history.ts";

/** Calls and errors per minute over the last five. @param most upper limit of the scale that both servers share */
export const LiveFigure = ({
  minutes,
  most,
  color,
}: {
  minutes: readonly LastMinute[];
  most: number;
  color: string;
}) => {
  const texts = useTexts();
  const newest = minutes.at(-1);
  const draw = useCallback<Draw>(
    (plot) => {
      const now = minutes.at(-1)?.at ?? 0;
      const ago = (minute: LastMinute): number => (minute.at - now) / 60_000;
      const last = minutes.slice(-1);
      const failing = minutes.some(({ errors }) => errors > 0) ? minutes : [];
      return {
        height: 180,
        marginLeft: 36,
        marginRight: 44,
        marginTop: 10,
        marginBottom: 28,
        x: {
          domain: [-SHOWN_MS / 60_000, 0],
          ticks: [-5, -4, -3, -2, -1, 0],
          tickFormat: (value: number) => texts.state.minutesAgo(-value),
          label: null,
        },
        y: { domain: [0, most], ticks: 4, label: null, grid: true },
        marks: [
          plot.areaY(minutes, { x: ago, y: "calls", fill: color, fillOpacity: 0.1, curve: "step-after" }),
          plot.lineY(minutes, { x: ago, y: "calls", stroke: color, strokeWidth: 2, curve: "step-after" }),
          // Without errors, the line at zero would cover the line of the calls.
          plot.lineY(failing, {
            x: ago,
            y: "errors",
            stroke: "var(--bad)",
            strokeWidth: 2,
            strokeDasharray: "4 3",
            curve: "step-after",
          }),
          plot.text(last, {
            x: ago,
            y: "calls",
            text: ({ calls }: LastMinute) => digits(calls),
            textAnchor: "start",
            dx: 8,
            fontWeight: 600,
            fontSize: 13,
            fill: color,
          }),
          plot.text(
            last.filter(({ errors, calls }) => errors > 0 && calls !== errors),
            {
              x: ago,
              y: "errors",
              text: ({ errors }: LastMinute) => digits(errors),
              textAnchor: "start",
              dx: 8,
              fontWeight: 600,
              fontSize: 13,
              fill: "var(--bad)",
            },
          ),
        ],
      };
    },
    [minutes, most, color, texts],
  );
  if (!newest) return <p className="quiet">{texts.state.collecting}</p>;
  return <PlotFigure draw={draw} alternative={texts.state.liveAlternative(newest.calls, newest.errors)} />;
};

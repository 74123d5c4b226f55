import { useCallback } from "react";
import { useTexts } from "../i18n/language.tsx";
import { type Draw, PlotFigure } from "../shared/plot-figure.tsx";
import { type HourOfCalls, hourOnClock } from "./recent-calls.ts";

const TICK_EVERY_HOURS = 6;

/** Hourly calls and failures of the last day. @param most upper limit of the scale that both servers share */
export const HistoryFigure = ({
  hours,
  most,
  color,
}: {
  hours: readonly HourOfCalls[];
  most: number;
  color: string;
}) => {
  const texts = useTexts();
  const draw = useCallback<Draw>(
    (plot) => ({
      height: 160,
      marginLeft: 44,
      marginRight: 8,
      marginTop: 10,
      marginBottom: 28,
      x: {
        type: "band",
        domain: hours.map(({ startMs }) => startMs),
        ticks: hours
          .filter((_hour, index) => (hours.length - 1 - index) % TICK_EVERY_HOURS === 0)
          .map((hour) => hour.startMs),
        tickFormat: hourOnClock,
        tickSize: 0,
        padding: 0.25,
        label: null,
      },
      y: { domain: [0, most], ticks: 3, label: null, grid: true, tickFormat: "~s" },
      marks: [
        plot.barY(hours, { x: "startMs", y: "calls", fill: color, fillOpacity: 0.75 }),
        plot.barY(hours, { x: "startMs", y: "errors", fill: "var(--bad)" }),
        plot.ruleY([0], { stroke: "var(--line)" }),
      ],
    }),
    [hours, most, color],
  );
  const sum = (of: (hour: HourOfCalls) => number): number => hours.reduce((total, hour) => total + of(hour), 0);
  const alternative = texts.state.historyAlternative(
    sum(({ calls }) => calls),
    sum(({ errors }) => errors),
  );
  return <PlotFigure draw={draw} alternative={alternative} />;
};

import type { OpenLoopCall } from "../../generator/open-loop.ts";
import type { StartFigures } from "../experiment.ts";
import {
  detectedAfter,
  dueIn,
  lostShare,
  type Outage,
  recoveredAfter,
  timeQuantile,
  waitedInVain,
} from "../outages.ts";
import { askedCell, BREAKING, CLIENTS, cell, type Fault, ROWS, timeCell } from "./cells.ts";

/** The figures of one start, from all its calls and the times of its faults. */
export const figuresOf = (calls: readonly OpenLoopCall[], outages: readonly Outage<Fault>[]): StartFigures => {
  const figures: Record<string, number> = {};
  for (const row of ROWS) {
    const ofRow = calls.filter(({ lane }) => lane === row);
    const during = ({ from, to }: Outage): OpenLoopCall[] => dueIn(ofRow, from, to);
    for (const outage of outages) {
      if (row === "llm-stdio") figures[askedCell(outage.fault)] = during(outage).length;
      figures[cell("lost", row, outage.fault)] = lostShare(during(outage));
      if (outage.fault === "loss") figures[timeCell(row, "loss", "p95")] = timeQuantile(during(outage), 0.95);
    }
    const inFaults = outages.flatMap(during);
    const between = ofRow.filter(({ dueAt }) => !outages.some(({ from, to }) => dueAt >= from && dueAt < to));
    figures[timeCell(row, "pass", "p50")] = timeQuantile(between, 0.5);
    figures[timeCell(row, "pass", "p95")] = timeQuantile(between, 0.95);
    figures[timeCell(row, "faults", "p50")] = timeQuantile(inFaults, 0.5);
  }
  for (const row of CLIENTS) {
    const ofRow = calls.filter(({ lane }) => lane === row);
    for (const outage of outages.filter(({ fault }) => (BREAKING as readonly Fault[]).includes(fault))) {
      figures[cell("detect", row, outage.fault)] = detectedAfter(ofRow, outage);
      figures[cell("wait", row, outage.fault)] = waitedInVain(dueIn(ofRow, outage.from, outage.to));
      figures[cell("recover", row, outage.fault)] = recoveredAfter(ofRow, outage);
    }
  }
  return figures;
};

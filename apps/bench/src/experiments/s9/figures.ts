import { NO_TOOL } from "../../generator/connections/query.ts";
import type { OpenLoopCall } from "../../generator/open-loop.ts";
import type { StartFigures } from "../experiment.ts";
import { dueIn, longestPause, lostShare, type Outage, shareWhere } from "../outages.ts";
import { askedCell, cell, type Fault, ROWS } from "./cells.ts";

/** A question without a tool that takes this long is as good as lost to the user. */
export const HURT_FROM_MS = 1_000;

/** The figures of one start, from all its calls and the times of its faults. */
export const figuresOf = (calls: readonly OpenLoopCall[], outages: readonly Outage<Fault>[]): StartFigures => {
  const figures: Record<string, number> = {};
  for (const row of ROWS)
    for (const outage of outages) {
      const { fault, from, until } = outage;
      const due = dueIn(calls, from, until).filter(({ lane }) => lane === row);
      const withTool = due.filter(({ tool }) => tool !== NO_TOOL);
      const others = due.filter(({ tool }) => tool === NO_TOOL);
      if (row === "stdio") figures[askedCell(fault)] = others.length;
      figures[cell("hurt", row, fault)] = shareWhere(isHurt, others);
      figures[cell("lost", row, fault)] = lostShare(withTool);
      figures[cell("pause", row, fault)] = longestPause(withTool, outage);
    }
  return figures;
};

const isHurt = ({ failure, nanoseconds }: OpenLoopCall): boolean =>
  failure !== undefined || nanoseconds / 1e6 >= HURT_FROM_MS;

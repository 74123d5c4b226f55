import type { StartFigures } from "../experiment.ts";
import { CALLS_EACH, cell, FEW, LEVELS, ROWS, type Row } from "./cells.ts";

type Level = (typeof LEVELS)[number];

/** Total conversations, by what is reused: calls on a kept connection are quick, starts of processes are not. */
export const PLANS = {
  full: { levels: LEVELS, warmUp: 1_000, kept: 250, connections: 60, processes: 3 },
  quick: { levels: FEW, warmUp: 300, kept: 75, connections: 20, processes: 1 },
};

type Plan = Omit<(typeof PLANS)["full"], "levels">;

/** More process starts, many at once, would take half of the run, and no verdict uses them. */
const CALLS_OF_MANY_PROCESSES = 1;

/** Calls of each conversation. */
export const callsEachOf = (row: Row, level: Level): number =>
  row === "stdio-per-call" && level > 1 ? CALLS_OF_MANY_PROCESSES : CALLS_EACH;

/** Conversations one after the other, in each of those at once. */
export const inTurnOf = (row: Row, level: Level, { kept, connections, processes }: Plan): number => {
  const together = ROWS[row] === "kept" ? kept : row.startsWith("http") ? connections : processes;
  return Math.ceil(together / level);
};

/** How many calls a start made at a level. */
export const callsIn = (start: StartFigures, row: Row, level: Level): number => {
  // Only a full run holds the most conversations at once.
  const mode = start[cell("p50", row, Math.max(...LEVELS) as Level)] === undefined ? "quick" : "full";
  return level * inTurnOf(row, level, PLANS[mode]) * callsEachOf(row, level);
};

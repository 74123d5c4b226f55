import { type Side, sideOf, verdictOf } from "../../verdicts/judge.ts";
import type { ClaimRule, Estimates, Figure } from "../experiment.ts";
import { differenceOf, meanOf, totalOf } from "../statistics.ts";
import { askedCell, cell, FAULTS, type Fault, ROWS, type Row } from "./cells.ts";

export const THRESHOLDS = {
  /** One in twenty of the questions that need no tool is what users would report. */
  coupledFromHurt: 0.05,
  /** Hurting none of this many shows, at 95 %, that fewer than one in twenty is hurt (the rule of three). */
  fewestAsked: 60,
} as const;

const noise = (fault: Fault): Figure => ({
  id: `noise@${fault}`,
  unit: "share",
  of: differenceOf(cell("hurt", "stdio-again", fault), cell("hurt", "stdio", fault)),
});

export const FIGURES: readonly Figure[] = [
  ...FAULTS.flatMap((fault) =>
    ROWS.map((row): Figure => {
      const id = cell("hurt", row, fault);
      const ownNoise = row === "stdio" && { noise: `noise@${fault}` };
      return { id, unit: "share", of: meanOf(id), outOf: askedCell(fault), worse: "more", ...ownNoise };
    }),
  ),
  ...FAULTS.map(noise),
  ...FAULTS.map(
    (fault): Figure => ({
      id: askedCell(fault),
      unit: "count",
      of: totalOf(askedCell(fault)),
    }),
  ),
  ...FAULTS.flatMap((fault) =>
    ROWS.flatMap((row): Figure[] => [
      {
        id: cell("lost", row, fault),
        unit: "share",
        of: meanOf(cell("lost", row, fault)),
        // As many questions need a tool as need none.
        outOf: askedCell(fault),
        worse: "more",
      },
      { id: cell("pause", row, fault), unit: "micros", of: meanOf(cell("pause", row, fault)) },
    ]),
  ),
];

/** What hurts over HTTP too is not caused by the pipe: the fault, or something else, uses up the machine's CPU. */
const hurtByPipe = (estimates: Estimates, fault: Fault): Side => {
  const sideOn = (row: Row): Side => sideOf(estimates(cell("hurt", row, fault)), THRESHOLDS.coupledFromHurt);
  if (estimates(askedCell(fault)).value < THRESHOLDS.fewestAsked) return "spans";
  const side = sideOn("stdio");
  return side === "reaches" && sideOn("http") !== "misses" ? "spans" : side;
};

/** What the faults of a tool process do to questions that need no tool. */
export const RULE: ClaimRule = {
  thresholds: THRESHOLDS,
  judge: (estimates) => ({ verdict: verdictOf(FAULTS.map((fault) => hurtByPipe(estimates, fault))) }),
};

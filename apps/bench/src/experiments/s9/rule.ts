import { type Side, sideOf, verdictOf } from "../../verdicts/judge.ts";
import type { ClaimRule, Estimates, Figure } from "../experiment.ts";
import { differenceOf, meanOf, totalOf } from "../statistics.ts";
import { askedCell, cell, FAULTS, type Fault, ROWS, type Row } from "./cells.ts";

export const THRESHOLDS = {
  /** One question in twenty that has nothing to do with the tools: what its users would report. */
  coupledFromHurt: 0.05,
  /** None hurt of so many says, at 95 %, that fewer than one in twenty is hurt (the rule of three). */
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
      return { id, unit: "share", of: meanOf(id), worse: "more", ...(row === "stdio" && { noise: `noise@${fault}` }) };
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
      { id: cell("lost", row, fault), unit: "share", of: meanOf(cell("lost", row, fault)), worse: "more" },
      { id: cell("pause", row, fault), unit: "micros", of: meanOf(cell("pause", row, fault)) },
    ]),
  ),
];

/** What hurts over HTTP too is not the pipe's doing: the fault takes the machine's processor, or something else does. */
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

import { sideOf, verdictOf } from "../../verdicts/judge.ts";
import type { ClaimRule, Figure } from "../experiment.ts";
import { meanOf } from "../statistics.ts";
import { cell, FAULTS, type Fault, ROWS } from "./cells.ts";

export const THRESHOLDS = {
  /** One question in twenty that has nothing to do with the tools: what its users would report. */
  coupledFromHurt: 0.05,
} as const;

const noise = (fault: Fault): Figure => ({
  id: `noise@${fault}`,
  unit: "share",
  of: (starts) => meanOf(cell("hurt", "stdio-again", fault))(starts) - meanOf(cell("hurt", "stdio", fault))(starts),
});

export const FIGURES: readonly Figure[] = [
  ...FAULTS.flatMap((fault) =>
    ROWS.map((row): Figure => {
      const id = cell("hurt", row, fault);
      return { id, unit: "share", of: meanOf(id), ...(row === "stdio" && { noise: `noise@${fault}` }) };
    }),
  ),
  ...FAULTS.map(noise),
  ...FAULTS.flatMap((fault) =>
    ROWS.flatMap((row): Figure[] => [
      { id: cell("lost", row, fault), unit: "share", of: meanOf(cell("lost", row, fault)) },
      { id: cell("pause", row, fault), unit: "micros", of: meanOf(cell("pause", row, fault)) },
    ]),
  ),
];

/** What the faults of a tool process do to questions that need no tool. */
export const RULE: ClaimRule = {
  thresholds: THRESHOLDS,
  judge: (estimates) => ({
    verdict: verdictOf(
      FAULTS.map((fault) => sideOf(estimates(cell("hurt", "stdio", fault)), THRESHOLDS.coupledFromHurt)),
    ),
  }),
};

import { sideOf, verdictOf } from "../../verdicts/judge.ts";
import type { ClaimRule, Figure } from "../experiment.ts";
import { meanOf, ratioOf } from "../statistics.ts";
import { cell, SIDES, TRANSPORTS } from "./cells.ts";

export const THRESHOLDS = {
  /** A tenth of a call is worth looking for in a profile. */
  costsAtLeast: 1.1,
} as const;

export const FIGURES: readonly Figure[] = TRANSPORTS.flatMap((transport): Figure[] => {
  const [off, on, again] = SIDES.map((side) => cell(side, transport)) as [string, string, string];
  return [
    { id: `ratio:${transport}`, unit: "ratio", of: ratioOf(on, off), noise: `noise:${transport}` },
    { id: `noise:${transport}`, unit: "ratio", of: ratioOf(again, off) },
    { id: off, unit: "micros", of: meanOf(off) },
    { id: on, unit: "micros", of: meanOf(on) },
  ];
});

export const RULE: ClaimRule = {
  thresholds: THRESHOLDS,
  judge: (estimates) => ({
    verdict: verdictOf(TRANSPORTS.map((transport) => sideOf(estimates(`ratio:${transport}`), THRESHOLDS.costsAtLeast))),
  }),
};

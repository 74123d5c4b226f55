import { sideOf, verdictAlong } from "../../verdicts/judge.ts";
import type { ClaimRule, Figure } from "../experiment.ts";
import { meanOf, shareOf } from "../statistics.ts";
import { ANSWERS_PER_QUESTION, cell, MODEL_DELAYS, ROWS } from "./delays.ts";

export const THRESHOLDS = {
  /** A twentieth of the wait is the least that a user may notice. */
  shareAtLeast: 0.05,
} as const;

const TRANSPORTS = ["http", "stdio"] as const;

export const FIGURES: readonly Figure[] = [
  ...MODEL_DELAYS.flatMap((delay) => [
    ...TRANSPORTS.map(
      (row): Figure => ({
        id: `share:${cell(row, delay)}`,
        unit: "share",
        of: shareOf(
          (of) => of(cell(row, delay)) - of(cell("in-process", delay)),
          (of) => of(cell(row, delay)),
        ),
        noise: `noise@${delay}`,
      }),
    ),
    {
      id: `noise@${delay}`,
      unit: "share",
      of: shareOf(
        (of) => of(cell("in-process-again", delay)) - of(cell("in-process", delay)),
        (of) => of(cell("in-process", delay)),
      ),
    } as const,
  ]),
  ...ROWS.flatMap((row) =>
    MODEL_DELAYS.map((delay): Figure => ({ id: cell(row, delay), unit: "micros", of: meanOf(cell(row, delay)) })),
  ),
  ...["lateness", ...MODEL_DELAYS.map((delay) => `waited@${delay}`)].map(
    (id): Figure => ({ id, unit: "micros", of: meanOf(id), worse: null }),
  ),
];

export const RULE: ClaimRule = {
  thresholds: THRESHOLDS,
  judge: (estimates) => {
    const { shareAtLeast } = THRESHOLDS;
    const { verdict, turn } = verdictAlong(
      MODEL_DELAYS.map((at) => ({ at, side: sideOf(estimates(`share:${cell("http", at)}`), shareAtLeast) })),
      "below",
    );
    if (!turn) return { verdict };
    const between = turn.between.map((milliseconds) => 1_000 * milliseconds) as [number, number];
    const cost = estimates(cell("http", 0)).value - estimates(cell("in-process", 0)).value;
    // The delay at which a constant cost is exactly the threshold's share.
    const computed = (cost / shareAtLeast - estimates(cell("http", 0)).value) / ANSWERS_PER_QUESTION;
    const value = Math.min(Math.max(computed, between[0]), between[1]);
    return { verdict, crossover: { value, unit: "micros", between, holds: turn.holds } };
  },
};

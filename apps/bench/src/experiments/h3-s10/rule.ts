import { type Side, sideOf, verdictOf } from "../../verdicts/judge.ts";
import type { ClaimRule, Estimates, Figure } from "../experiment.ts";
import { differenceOf, meanOf } from "../statistics.ts";
import { cell, KINDS, type Kind, ROWS, type Row } from "./cells.ts";

export const THRESHOLDS = {
  /** Lost questions per update: fewer than one on average counts as none. */
  lostAtLeast: 1,
  /** In microseconds: a user who waits for an answer notices a second. */
  pauseAtLeast: 1_000_000,
  /** In microseconds: whoever deploys checks that it worked, and does not wait longer. */
  offeredAtLeast: 10_000_000,
  restartsAtLeast: 1,
} as const;

const UNITS = { lost: "count", pause: "micros", offered: "micros", restarts: "count" } as const;

export const FIGURES: readonly Figure[] = [
  ...KINDS.flatMap((kind) =>
    ROWS.filter((row) => row !== "http-again").map(
      (row): Figure => ({
        id: cell(kind, row),
        unit: UNITS[kind],
        of: meanOf(cell(kind, row)),
        noise: `noise:${kind}`,
        worse: "more",
      }),
    ),
  ),
  ...KINDS.map(
    (kind): Figure => ({
      id: `noise:${kind}`,
      unit: UNITS[kind],
      of: differenceOf(cell(kind, "http-again"), cell(kind, "http")),
    }),
  ),
];

const harm = (estimates: Estimates, kind: Kind, row: Row): Side =>
  sideOf(estimates(cell(kind, row)), THRESHOLDS[`${kind}AtLeast`]);

/** Users notice an update that loses a question or holds them up. */
const noticed = (estimates: Estimates, row: Row): Side => {
  const sides = (["lost", "pause"] as const).map((kind) => harm(estimates, kind, row));
  if (sides.includes("reaches")) return "reaches";
  return sides.includes("spans") ? "spans" : "misses";
};

const OPPOSITE: Readonly<Record<Side, Side>> = { reaches: "misses", misses: "reaches", spans: "spans" };

/** An independent update needs no restart, harms no question and takes effect soon. */
export const H3: ClaimRule = {
  thresholds: THRESHOLDS,
  judge: (estimates) => ({
    verdict: verdictOf(KINDS.map((kind) => OPPOSITE[harm(estimates, kind, "http")])),
  }),
};

/** A full redeployment is one that users notice. */
export const S10: ClaimRule = {
  thresholds: THRESHOLDS,
  judge: (estimates) => ({
    verdict: verdictOf((["stdio-restart", "stdio-swap"] as const).map((row) => noticed(estimates, row))),
  }),
};

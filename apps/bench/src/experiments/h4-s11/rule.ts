import { sideOf, verdictOf } from "../../verdicts/judge.ts";
import type { ClaimRule, Figure } from "../experiment.ts";
import { meanOf, ratioOf } from "../statistics.ts";
import { cell, KINDS, ROWS, type Row } from "./cells.ts";

export const THRESHOLDS = {
  /** As for "resources are used efficiently": a tenth is worth planning for. */
  cpuAtLeast: 1.1,
  /** Nobody notices a delay of about 2 ms until it doubles, and p99s of equal deployments vary by half. */
  delayAtLeast: 2,
} as const;

const ratio = (kind: (typeof KINDS)[number], row: Row): Figure => ({
  id: `${kind}:${row}/http`,
  unit: "ratio",
  of: ratioOf(cell(kind, row), cell(kind, "http")),
  noise: `noise:${kind}`,
});

export const FIGURES: readonly Figure[] = [
  ...KINDS.flatMap((kind): Figure[] => [
    ratio(kind, "in-process"),
    ratio(kind, "stdio"),
    { id: `noise:${kind}`, unit: "ratio", of: ratioOf(cell(kind, "http-again"), cell(kind, "http")) },
  ]),
  ...KINDS.flatMap((kind) =>
    ROWS.map((row): Figure => ({ id: cell(kind, row), unit: "micros", of: meanOf(cell(kind, row)) })),
  ),
];

/** The LLM server's own CPU and event loop delay, relative to those with tools over HTTP. */
const ownLoad = (row: Row): ClaimRule => ({
  thresholds: THRESHOLDS,
  judge: (estimates) => ({
    verdict: verdictOf([
      sideOf(estimates(`cpu:${row}/http`), THRESHOLDS.cpuAtLeast),
      sideOf(estimates(`delay:${row}/http`), THRESHOLDS.delayAtLeast),
    ]),
  }),
});

export const H4 = ownLoad("in-process");
export const S11 = ownLoad("stdio");

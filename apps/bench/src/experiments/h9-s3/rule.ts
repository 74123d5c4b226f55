import { average, sum } from "simple-statistics";
import { verdictOf } from "../../verdicts/judge.ts";
import type { ClaimRule, Figure, StartFigures } from "../experiment.ts";
import { meanOf } from "../statistics.ts";
import {
  DEPLOYMENTS,
  type DeploymentId,
  HARDENING,
  letInCell,
  MEASURES,
  PROBES,
  reachCell,
  socketsCell,
  WHAT,
  WHO,
} from "./cells.ts";

const THRESHOLDS = {
  /** One successful attack is one too many, and so is one socket, or one thing that a hostile tool reaches. */
  atLeast: 1,
} as const;

const of = (start: StartFigures, name: string): number => start[name] ?? Number.NaN;
const letIn = (start: StartFigures, deployment: DeploymentId): number =>
  sum(PROBES.map((probe) => of(start, letInCell(deployment, probe))));

const mean =
  (count: (start: StartFigures) => number): Figure["of"] =>
  (starts) =>
    average(starts.map(count));

/** The number of settings without which more attacks succeed than with all of them. */
const needed = (start: StartFigures): number =>
  sum(
    MEASURES.map((measure) => (letIn(start, `without-${measure}`) > letIn(start, "hardened") ? HARDENING[measure] : 0)),
  );

const count = (id: string, of: Figure["of"]): Figure => ({ id, unit: "count", of, worse: "more" });

export const FIGURES: readonly Figure[] = [
  ...DEPLOYMENTS.map((id) =>
    count(
      `let-in:${id}`,
      mean((start) => letIn(start, id)),
    ),
  ),
  count("settings", mean(needed)),
  ...WHO.map((who) =>
    count(
      `reach:${who}`,
      mean((start) => sum(WHAT.map((what) => of(start, reachCell(who, what))))),
    ),
  ),
  ...[
    socketsCell("http"),
    socketsCell("stdio"),
    ...WHO.flatMap((who) => WHAT.map((what) => reachCell(who, what))),
    ...(["default", "hardened"] as const).flatMap((id) => PROBES.map((probe) => letInCell(id, probe))),
  ].map((id) => count(id, meanOf(id))),
];

export const H9: ClaimRule = {
  countsOnly: true,
  thresholds: THRESHOLDS,
  judge: (estimates) => {
    const isOpen = (id: DeploymentId): boolean => estimates(`let-in:${id}`).value >= THRESHOLDS.atLeast;
    if (!isOpen("default")) return { verdict: "refuted" };
    return { verdict: isOpen("hardened") ? "depends" : "confirmed" };
  },
};

export const S3: ClaimRule = {
  countsOnly: true,
  thresholds: THRESHOLDS,
  judge: (estimates) => ({
    // Exposure counts against the claim.
    verdict: verdictOf(
      [socketsCell("stdio"), "reach:tool"].map((id) =>
        estimates(id).value >= THRESHOLDS.atLeast ? "misses" : "reaches",
      ),
    ),
  }),
};

import type { Verdict } from "@twinhost/report";
import { median } from "simple-statistics";
import type { ComparableReport } from "./comparable.ts";

/** A claim in several runs. */
interface ClaimOverRuns {
  readonly claim: string;
  readonly verdicts: readonly Verdict[];
  readonly agrees: boolean;
}

/** How often a figure's interval contains the median of all runs. */
interface FigureOverRuns {
  readonly name: string;
  readonly median: number;
  readonly contained: number;
  readonly runs: number;
}

export interface Repeatability {
  readonly runs: number;
  readonly claims: readonly ClaimOverRuns[];
  readonly agreeing: number;
  readonly mostInconclusive: number;
  readonly ratios: readonly FigureOverRuns[];
  /** Whether enough verdicts agree, and no run has too many inconclusive ones. */
  readonly verdictsHold: boolean;
  /** Whether intervals mean what they say; undefined with too few runs to tell. */
  readonly intervalsHold: boolean | undefined;
}

/** Of the 21 claims. */
const DISAGREEING_AT_MOST = 1;
const INCONCLUSIVE_AT_MOST = 3;
/** Of 95 % intervals; with fewer runs one that misses by chance is more than a tenth. */
const CONTAINED_AT_LEAST = 0.9;
const RUNS_FOR_INTERVALS = 10;

/** Whether runs on one machine say the same, and whether their intervals contain what they have in common. */
export const repeatability = (reports: readonly ComparableReport[]): Repeatability => {
  const claims = claimsOf(reports);
  const agreeing = claims.filter(({ agrees }) => agrees).length;
  const mostInconclusive = Math.max(
    ...reports.map(
      ({ verdicts }) => verdicts.filter(({ claim, verdict }) => isClaim(claim) && verdict === "inconclusive").length,
    ),
  );
  const ratios = ratiosOf(reports);
  return {
    runs: reports.length,
    claims,
    agreeing,
    mostInconclusive,
    ratios,
    verdictsHold: claims.length - agreeing <= DISAGREEING_AT_MOST && mostInconclusive <= INCONCLUSIVE_AT_MOST,
    intervalsHold:
      reports.length < RUNS_FOR_INTERVALS
        ? undefined
        : ratios.every(({ contained, runs }) => contained >= CONTAINED_AT_LEAST * runs),
  };
};

/** H1 to S11 are claims, X1 and on are questions. */
const isClaim = (claim: string): boolean => !claim.startsWith("X");

/** Claims that any run has judged. */
const claimsOf = (reports: readonly ComparableReport[]): ClaimOverRuns[] =>
  (reports[0]?.verdicts ?? [])
    .filter(({ claim }) => isClaim(claim))
    .flatMap(({ claim }) => {
      const verdicts = reports.map(
        (report) => report.verdicts.find((candidate) => candidate.claim === claim)?.verdict ?? "not-measured",
      );
      if (verdicts.every((verdict) => verdict === "not-measured")) return [];
      return [{ claim, verdicts, agrees: new Set(verdicts).size === 1 }];
    });

/** Ratios that every run has, with an interval. */
const ratiosOf = (reports: readonly ComparableReport[]): FigureOverRuns[] =>
  (reports[0]?.figures ?? [])
    .filter(({ unit }) => unit === "ratio")
    .flatMap(({ id, name }) => {
      const estimates = reports.flatMap(({ figures }) => figures.find((figure) => figure.id === id)?.measured ?? []);
      if (estimates.length < reports.length) return [];
      const middle = median(estimates.map(({ value }) => value));
      const contained = estimates.filter(
        ({ low, high }) => low !== null && high !== null && low <= middle && middle <= high,
      ).length;
      return [{ name, median: middle, contained, runs: estimates.length }];
    });

import type { Verdict } from "@twinhost/report";
import { median } from "simple-statistics";
import type { ComparableReport } from "./comparable.ts";

/** A claim across several runs. */
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
  /** Whether all runs had the same circumstances. */
  readonly areAlike: boolean;
  readonly claims: readonly ClaimOverRuns[];
  readonly agreeing: number;
  readonly mostInconclusive: number;
  readonly ratios: readonly FigureOverRuns[];
  /** Whether enough verdicts agree and no run has too many inconclusive ones. */
  readonly verdictsHold: boolean;
  /** Whether intervals contain the median as often as they should; undefined with too few runs, or without ratios. */
  readonly intervalsHold: boolean | undefined;
}

/** The limits below are for all 21 claims and scale down with fewer, so that of a few claims none may differ. */
const ALL_CLAIMS = 21;
const DISAGREEING_AT_MOST = 1;
const INCONCLUSIVE_AT_MOST = 3;
/** For 95 % intervals; with fewer runs, a single chance miss would exceed a tenth. */
const CONTAINED_AT_LEAST = 0.9;
const RUNS_FOR_INTERVALS = 10;

/** Whether runs on one machine agree, and whether their intervals contain the common median. */
export const repeatability = (reports: readonly ComparableReport[]): Repeatability => {
  const claims = claimsOf(reports);
  const inProportion = (ofAll: number): number => Math.round((ofAll * claims.length) / ALL_CLAIMS);
  const agreeing = claims.filter(({ agrees }) => agrees).length;
  const mostInconclusive = Math.max(
    ...reports.map(
      ({ verdicts }) => verdicts.filter(({ claim, verdict }) => isClaim(claim) && verdict === "inconclusive").length,
    ),
  );
  const ratios = ratiosOf(reports);
  return {
    runs: reports.length,
    areAlike: new Set(reports.map(({ circumstances }) => circumstances)).size === 1,
    claims,
    agreeing,
    mostInconclusive,
    ratios,
    verdictsHold:
      claims.length - agreeing <= inProportion(DISAGREEING_AT_MOST) &&
      mostInconclusive <= inProportion(INCONCLUSIVE_AT_MOST),
    intervalsHold:
      reports.length < RUNS_FOR_INTERVALS || ratios.length === 0
        ? undefined
        : ratios.every(({ contained, runs }) => contained >= CONTAINED_AT_LEAST * runs),
  };
};

/** H1 to S11 are claims; X1 and up are questions. */
const isClaim = (claim: string): boolean => !claim.startsWith("X");

/** Claims that at least one run judged. */
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

/** Ratios of any run. A run without a ratio, because its experiment is void, counts as not containing the median. */
const ratiosOf = (reports: readonly ComparableReport[]): FigureOverRuns[] => {
  const ratios = reports.flatMap(({ figures }) => figures.filter(({ unit }) => unit === "ratio"));
  return [...Map.groupBy(ratios, ({ id }) => id).values()].flatMap((found) => {
    const [first] = found;
    if (!first) return [];
    const middle = median(found.map(({ measured }) => measured.value));
    const contained = found.filter(
      ({ measured: { low, high } }) => low !== null && high !== null && low <= middle && middle <= high,
    ).length;
    return [{ name: first.name, median: middle, contained, runs: reports.length }];
  });
};

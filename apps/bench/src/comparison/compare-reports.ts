import type { Estimate, Verdict } from "@twinhost/report";
import type { ComparableFigure, ComparableReport } from "./comparable.ts";

/** A figure whose intervals in two reports, widened by noise, do not overlap. */
interface ChangedFigure {
  readonly before: ComparableFigure;
  readonly after: ComparableFigure;
  /** Null if neither direction is a loss. */
  readonly isWorse: boolean | null;
}

export interface Comparison {
  /** The circumstances, if they differ. */
  readonly unlike: { readonly before: string; readonly after: string } | undefined;
  readonly figures: readonly ChangedFigure[];
  readonly verdicts: readonly { readonly claim: string; readonly before: Verdict; readonly after: Verdict }[];
  /** Experiments that are void now and were not before. */
  readonly voided: readonly string[];
  readonly compared: number;
  /** Figures of both reports that cannot be judged, for want of an interval or because they were disturbed. */
  readonly withoutInterval: number;
  /** Something costs or loses more than noise explains, or an experiment is newly void. */
  readonly isRegression: boolean;
}

/** Machine and compiler vary by up to a tenth from run to run, however narrow the intervals are. */
const COST_CHANGED_BEYOND = 1.1;

/** Finds what changed beyond noise between two reports. */
export const compareReports = (before: ComparableReport, after: ComparableReport): Comparison => {
  const isAlike = before.circumstances === after.circumstances;
  const earlier = new Map(before.figures.map((figure) => [figure.id, figure]));
  const pairs = after.figures.flatMap((figure) => {
    const found = earlier.get(figure.id);
    // Absolute figures differ under other circumstances; ratios, shares and counts can still be compared.
    const isComparable = found?.unit === figure.unit && (isAlike || !figure.isAbsolute);
    return found && isComparable ? [{ before: found, after: figure }] : [];
  });
  const clear = pairs.filter((pair) => hasInterval(pair.before.beyondNoise) && hasInterval(pair.after.beyondNoise));
  const figures = clear.filter(isChanged).map((pair) => ({ ...pair, isWorse: isWorse(pair) }));
  const voided = after.voided.filter((id) => !before.voided.includes(id));
  return {
    unlike: isAlike ? undefined : { before: before.circumstances, after: after.circumstances },
    figures,
    verdicts: before.verdicts.flatMap(({ claim, verdict }) => {
      const now = after.verdicts.find((candidate) => candidate.claim === claim)?.verdict;
      return now !== undefined && now !== verdict ? [{ claim, before: verdict, after: now }] : [];
    }),
    voided,
    compared: clear.length,
    withoutInterval: pairs.length - clear.length,
    isRegression: voided.length > 0 || figures.some((figure) => figure.isWorse === true),
  };
};

interface Pair {
  readonly before: ComparableFigure;
  readonly after: ComparableFigure;
}

const hasInterval = ({ low, high }: Estimate): boolean => low !== null && high !== null;

const isChanged = ({ before, after }: Pair): boolean => {
  const [a, b] = [before.beyondNoise, after.beyondNoise];
  if (a.low === null || a.high === null || b.low === null || b.high === null) return false;
  if (a.high >= b.low && b.high >= a.low) return false;
  if (!before.isAbsolute) return true;
  const [less, more] = [a.value, b.value].sort((left, right) => left - right) as [number, number];
  return more > COST_CHANGED_BEYOND * less;
};

const isWorse = ({ before, after }: Pair): boolean | null => {
  if (before.worse === null) return null;
  return after.measured.value > before.measured.value === (before.worse === "more");
};

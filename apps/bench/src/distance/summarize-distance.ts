import { bootstrapMean, bootstrapRatio, type Estimate } from "@twinhost/report";
import { max } from "simple-statistics";
import type { DistanceReportRow, GoalVerdict } from "./distance-report.ts";
import type { DeploymentStarts, DistanceObservations, StartFigures } from "./observations.ts";
import { type FigureId, FLAT_DECIDES_BELOW, type Goal, type GroupId, rowsOf } from "./rows.ts";

/** All rows of these groups, with verdicts. */
export const summarizeDistance = (
  observations: DistanceObservations,
  groups: readonly GroupId[],
): DistanceReportRow[] => {
  const rows = rowsOf(groups);
  const ratiosOf = (id: string): number[] => {
    const row = rows.find((candidate) => candidate.id === id);
    const [of, against] = [row && observations.get(row.of), row?.against && observations.get(row.against)];
    return row ? ratiosWithin(startsOf(of), startsOf(against || undefined), row.figure) : [];
  };
  return rows.map(({ id, figure, of, against, goal }) => {
    const sides = [of, ...(against === null ? [] : [against])].map((side) => observations.get(side));
    const problem = problemOf(sides);
    const [left, right] = sides.map(startsOf);
    const measured = problem ? null : measuredOf(left ?? [], against === null ? undefined : (right ?? []), figure);
    const limits = goal ? limitOf(goal, ratiosOf) : null;
    return {
      id,
      figure,
      of,
      against,
      measured,
      ofFigure: figureOf(left, figure),
      againstFigure: figureOf(right, figure),
      starts: Math.min(...sides.map((side) => startsOf(side).length)),
      goal: limits,
      verdict: problem?.verdict ?? (limits && measured ? verdictOf(measured, limits) : null),
      reason: problem?.reason ?? null,
    };
  });
};

const startsOf = (seen: DeploymentStarts | undefined): readonly StartFigures[] =>
  seen && "starts" in seen ? seen.starts : [];

const problemOf = (
  sides: readonly (DeploymentStarts | undefined)[],
): { verdict: GoalVerdict; reason: string } | undefined => {
  for (const side of sides) if (side && "failure" in side) return { verdict: "void", reason: side.failure };
  for (const side of sides) if (side && "missing" in side) return { verdict: "left-out", reason: side.missing };
  return undefined;
};

const valuesOf = (starts: readonly StartFigures[], figure: FigureId): number[] =>
  starts.flatMap((start) => start[figure] ?? []);

const figureOf = (starts: readonly StartFigures[] | undefined, figure: FigureId): Estimate | null => {
  const values = valuesOf(starts ?? [], figure);
  return values.length === 0 ? null : bootstrapMean(values);
};

/** Pairs of figures from the same start of both deployments. */
const pairsWithin = (left: readonly StartFigures[], right: readonly StartFigures[], figure: FigureId) =>
  left.flatMap((start, index) => {
    const [one, other] = [start[figure], right[index]?.[figure]];
    return one === undefined || other === undefined ? [] : [{ left: one, right: other }];
  });

const ratiosWithin = (left: readonly StartFigures[], right: readonly StartFigures[], figure: FigureId): number[] =>
  pairsWithin(left, right, figure).map((pair) => pair.left / pair.right);

const measuredOf = (
  left: readonly StartFigures[],
  right: readonly StartFigures[] | undefined,
  figure: FigureId,
): Estimate | null => {
  if (!right) return figureOf(left, figure);
  const pairs = pairsWithin(left, right, figure);
  return pairs.length === 0 ? null : bootstrapRatio(pairs);
};

type Limits = NonNullable<DistanceReportRow["goal"]>;

const limitOf = (goal: Goal, ratiosOf: (id: string) => number[]): Limits => {
  if ("atMost" in goal) return { sense: "at-most", limit: goal.atMost, flatWithin: null };
  if ("atLeast" in goal) return { sense: "at-least", limit: goal.atLeast, flatWithin: null };
  const ratios = ratiosOf(goal.flatWithin);
  // Which of two identical deployments is the divisor is arbitrary.
  const apart = ratios.map((ratio) => Math.max(ratio, 1 / ratio));
  return { sense: "at-most", limit: apart.length === 0 ? null : max(apart), flatWithin: goal.flatWithin };
};

/** A goal is met, or not met, only if the whole interval says so. */
const verdictOf = ({ low, high }: Estimate, { sense, limit, flatWithin }: Limits): GoalVerdict => {
  if (low === null || high === null || limit === null) return "inconclusive";
  const [isMet, isMissed] = sense === "at-most" ? [high <= limit, low > limit] : [low >= limit, high < limit];
  // Otherwise noise alone could meet the goal.
  if (isMet && flatWithin !== null && limit > FLAT_DECIDES_BELOW) return "inconclusive";
  if (isMet) return "met";
  return isMissed ? "not-met" : "inconclusive";
};

import { sum } from "simple-statistics";

/** How well documents answer a question: 2 fully, 1 partly; others do not answer it. */
export type Grades = ReadonlyMap<string, number>;

/** Number of results that people look at. */
export const DEPTH = 10;

/** Normalized discounted cumulative gain: 1 if the best documents come first, in order. */
export const ndcg = (ranked: readonly string[], grades: Grades): number => {
  const best = [...grades.values()].sort((one, other) => other - one);
  const ideal = gain(best);
  return ideal === 0 ? 0 : gain(ranked.map((id) => grades.get(id) ?? 0)) / ideal;
};

/** Share of the graded documents that are among the first results. */
export const recall = (ranked: readonly string[], grades: Grades): number => {
  const found = ranked.slice(0, DEPTH).filter((id) => grades.has(id));
  return grades.size === 0 ? 0 : found.length / grades.size;
};

const gain = (grades: readonly number[]): number =>
  sum([0, ...grades.slice(0, DEPTH).map((grade, index) => (2 ** grade - 1) / Math.log2(index + 2))]);

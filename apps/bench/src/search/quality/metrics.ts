import { sum } from "simple-statistics";

/** How well documents answer a question: 2 answers it, 1 a part of it; the others do not. */
export type Grades = ReadonlyMap<string, number>;

/** Results that people look at. */
export const DEPTH = 10;

/** Normalized discounted cumulative gain: 1 where the best documents come first, in their order. */
export const ndcg = (ranked: readonly string[], grades: Grades): number => {
  const best = [...grades.values()].sort((one, other) => other - one);
  const ideal = gain(best);
  return ideal === 0 ? 0 : gain(ranked.map((id) => grades.get(id) ?? 0)) / ideal;
};

/** The share of the documents with a grade that are among the first. */
export const recall = (ranked: readonly string[], grades: Grades): number => {
  const found = ranked.slice(0, DEPTH).filter((id) => grades.has(id));
  return grades.size === 0 ? 0 : found.length / grades.size;
};

const gain = (grades: readonly number[]): number =>
  sum([0, ...grades.slice(0, DEPTH).map((grade, index) => (2 ** grade - 1) / Math.log2(index + 2))]);

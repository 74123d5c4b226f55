/** Damps the difference between the first ranks, as in the method's first description (Cormack et al., 2009). */
const DAMPING = 60;

/**
 * Reciprocal rank fusion: of several rankings one, the best first. An id counts by its place in each of them; equals go
 * by the first ranking.
 * @returns ids with their scores
 */
export const fuseRanks = (rankings: readonly (readonly string[])[]): Map<string, number> => {
  const scores = new Map<string, number>();
  for (const ranking of rankings)
    for (const [index, id] of ranking.entries()) scores.set(id, (scores.get(id) ?? 0) + 1 / (DAMPING + 1 + index));
  // Sorting is stable, and a map keeps the order of the first ranking.
  return new Map([...scores].sort(([, one], [, other]) => other - one));
};

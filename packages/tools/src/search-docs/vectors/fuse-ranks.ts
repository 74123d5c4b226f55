/** Damps the difference between the top ranks; the value of the original paper (Cormack et al., 2009). */
const DAMPING = 60;

/**
 * Reciprocal rank fusion: merges rankings into one, the best first. An id scores by its rank in each; ties go by the
 * first ranking.
 * @returns ids with their scores
 */
export const fuseRanks = (rankings: readonly (readonly string[])[]): Map<string, number> => {
  const scores = new Map<string, number>();
  for (const ranking of rankings)
    for (const [index, id] of ranking.entries()) scores.set(id, (scores.get(id) ?? 0) + 1 / (DAMPING + 1 + index));
  // Sorting is stable, and a map keeps insertion order: the first ranking's.
  return new Map([...scores].sort(([, one], [, other]) => other - one));
};

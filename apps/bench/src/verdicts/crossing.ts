/** A figure at one point of an axis. */
interface Measured {
  readonly at: number;
  readonly value: number;
}

interface Crossing {
  readonly at: number;
  /** The nearest points on both sides. */
  readonly between: [number, number];
}

/**
 * Where a figure passes zero from below. Between two neighbouring points it counts as linear, so it must be a difference
 * of costs: the ratio of two linear costs is not linear.
 * @param points - in the order of the axis @returns undefined if it does not pass zero
 */
export const crossingOf = (points: readonly Measured[]): Crossing | undefined => {
  const index = points.findIndex(({ value }) => value >= 0);
  const [before, after] = [points[index - 1], points[index]];
  if (!before || !after) return undefined;
  const at = before.at + ((after.at - before.at) * -before.value) / (after.value - before.value);
  return { at, between: [before.at, after.at] };
};

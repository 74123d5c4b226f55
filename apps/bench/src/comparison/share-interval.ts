import type { Estimate } from "@twinhost/report";

/** Standard deviations of a 95 % interval. */
const Z = 1.96;

/**
 * Extends the interval of a share to what so few questions leave open (Wilson's 95 % interval). Starts that happen to lose
 * as many questions show no spread, though another run may well lose one or two more.
 */
export const widenToQuestions = (share: Estimate, questions: number): Estimate => {
  const { value, low, high } = share;
  if (low === null || high === null || questions <= 0) return share;
  const weight = Z ** 2 / questions;
  const middle = (value + weight / 2) / (1 + weight);
  const variance = Math.max(0, value * (1 - value)) / questions + weight / (4 * questions);
  const reach = (Z * Math.sqrt(variance)) / (1 + weight);
  return { value, low: Math.min(low, middle - reach), high: Math.max(high, middle + reach) };
};

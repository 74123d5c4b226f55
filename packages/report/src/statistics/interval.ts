/** A figure with its 95 % interval; without bounds where too few rounds were run to give one. */
export interface Estimate {
  readonly value: number;
  readonly low: number | null;
  readonly high: number | null;
}

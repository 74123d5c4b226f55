/** A figure with its 95 % interval; the bounds are null with too few rounds. */
export interface Estimate {
  readonly value: number;
  readonly low: number | null;
  readonly high: number | null;
}

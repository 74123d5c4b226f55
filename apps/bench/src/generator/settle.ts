import { max, min } from "simple-statistics";

interface Settling {
  /** Runs a batch. @returns its median call time, in any unit */
  readonly batch: () => Promise<number>;
  /** Minimum number of batches, whatever their medians. */
  readonly least: number;
  /** Whether time is over, so that no further batch may begin. */
  readonly isOver: () => boolean;
}

/** Consecutive medians that must agree. */
const IN_A_ROW = 3;
/** Largest over smallest: batches of a few dozen calls differ by a few percent by chance alone. */
const AGREE_WITHIN = 1.1;

/** Runs batches until consecutive medians agree or time is over. @returns whether they agree */
export const settle = async ({ batch, least, isOver }: Settling): Promise<boolean> => {
  const medians: number[] = [];
  const agree = (): boolean => {
    const last = medians.slice(-IN_A_ROW);
    return last.length === IN_A_ROW && max(last) <= AGREE_WITHIN * min(last);
  };
  while (!isOver() && !(medians.length >= least && agree())) medians.push(await batch());
  return agree();
};

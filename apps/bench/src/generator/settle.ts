import { max, min } from "simple-statistics";

/** Batches of calls until their times are steady. */
interface Settling {
  /** Runs a batch. @returns its median call, in any unit */
  readonly batch: () => Promise<number>;
  /** Run whatever their medians say. */
  readonly least: number;
  /** Whether no further batch may begin. */
  readonly isOver: () => boolean;
}

/** Medians of so many batches in a row must agree. */
const IN_A_ROW = 3;
/** The largest over the smallest: a batch of a few dozen calls differs by some per cent from the next by chance alone. */
const AGREE_WITHIN = 1.1;

/** Runs batches until the medians of consecutive ones agree, or the time is over. @returns whether they agree */
export const settle = async ({ batch, least, isOver }: Settling): Promise<boolean> => {
  const medians: number[] = [];
  const agree = (): boolean => {
    const last = medians.slice(-IN_A_ROW);
    return last.length === IN_A_ROW && max(last) <= AGREE_WITHIN * min(last);
  };
  while (!isOver() && !(medians.length >= least && agree())) medians.push(await batch());
  return agree();
};

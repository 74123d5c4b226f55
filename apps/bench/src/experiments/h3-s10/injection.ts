import type { Row } from "./cells.ts";

/** Proves the update: the model was offered the new tool after it began and not before. @throws otherwise */
export const requireNewTool = (row: Row, offeredAt: number | undefined, from: number): number => {
  if (offeredAt === undefined) throw new Error(`${row}: the model was never offered the new tool.`);
  if (offeredAt < from) throw new Error(`${row}: the model was offered the new tool before the update.`);
  return offeredAt;
};

/** Tolerance: a call that was due just as the load ended is not sent. */
const LAST_CALLS_MS = 200;

/** Proves that the load lasted until the update was over. @throws otherwise */
export const requireLoad = (row: Row, lastDueAt: number, until: number): void => {
  if (lastDueAt < until - LAST_CALLS_MS)
    throw new Error(`${row}: the load ended ${Math.round(until - lastDueAt)} ms before the update did.`);
};

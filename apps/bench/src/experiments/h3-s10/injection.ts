import type { Row } from "./cells.ts";

/** Proves the update: the model was offered the new tool, after it and not before. @throws where it was not so */
export const requireNewTool = (row: Row, offeredAt: number | undefined, from: number): number => {
  if (offeredAt === undefined) throw new Error(`${row}: the model was never offered the new tool.`);
  if (offeredAt < from) throw new Error(`${row}: the model was offered the new tool before the update.`);
  return offeredAt;
};

/** A call that was due when the load ended was not sent any more. */
const LAST_CALLS_MS = 200;

/** The load must last until the update is over. @throws where it did not */
export const requireLoad = (row: Row, lastDueAt: number, until: number): void => {
  if (lastDueAt < until - LAST_CALLS_MS)
    throw new Error(`${row}: the load ended ${Math.round(until - lastDueAt)} ms before the update did.`);
};

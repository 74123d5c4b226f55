import type { Lane } from "../../src/generator/in-turns.ts";
import { type OpenLoopCall, runOpenLoop } from "../../src/generator/open-loop.ts";

/** Limits the unanswered calls if the machine does not keep up. */
const MOST_UNANSWERED = 60;
/** More than any run needs. */
const MOST_SECONDS = 3_600;

/** Calls the lanes continuously while something happens to the replicas. */
export const callDuring = async (
  lanes: ReadonlyMap<string, Lane>,
  perSecond: number,
  happens: () => Promise<void>,
): Promise<OpenLoopCall[]> => {
  const ending = new AbortController();
  const turns = MOST_SECONDS * perSecond;
  const load = runOpenLoop(lanes, {
    perSecond: perSecond * lanes.size,
    turns,
    signal: ending.signal,
    mostUnanswered: MOST_UNANSWERED,
  });
  try {
    await happens();
  } finally {
    ending.abort();
  }
  return (await load).calls;
};

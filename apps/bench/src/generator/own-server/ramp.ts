import type { Lanes } from "./lanes.ts";
import type { OwnServerRequest, Ramp, Tally } from "./request.ts";
import { addTallies, badShare, createTally } from "./tally.ts";

/** A process for each call or conversation costs a start: more at once would only measure the machine's cores. */
const LEVELS = { kept: [1, 2, 4, 8, 16, 32, 64, 128], conversation: [1, 2, 4, 8], call: [1, 2, 4, 8] };
/** A level that is no better than this much above the best so far adds nothing. */
const GROWTH = 1.05;
/** Levels in a row that added nothing end the ramp: one alone may be chance. */
const FLAT_LEVELS = 2;
/** From this share of failed or wrong answers on, figures are not to be used. */
export const TOLERATED_SHARE = 0.005;

/**
 * Doubles the calls in flight until calls a second stop growing or errors begin. What failed at the level that broke it is
 * the finding, and not counted against the scenario.
 */
export const raiseLoad = async (request: OwnServerRequest, lanes: Lanes): Promise<Ramp & { readonly tally: Tally }> => {
  const { plan, lasts, mostPerSecond } = request;
  const levels: Ramp["levels"][number][] = [];
  let tally: Tally = createTally(request).seen();
  const ended = (end: Ramp["end"]) => ({ levels, end, tally });
  if (mostPerSecond !== null) return ended("capped");
  const startedAt = performance.now();
  let [best, flat] = [0, 0];
  for (const concurrency of LEVELS[lasts]) {
    if (performance.now() - startedAt > plan.rampMs) return ended("time");
    const tallying = createTally(request);
    const perSecond = await lanes.run({ concurrency, durationMs: plan.levelMs, tally: tallying });
    const seen = tallying.seen();
    levels.push({ concurrency, perSecond, failed: seen.failed + seen.wrong });
    // One bad answer among few is no breaking point, unless it is one among the first.
    if (concurrency > 1 && badShare(seen) > TOLERATED_SHARE && seen.failed + seen.wrong > 1) return ended("errors");
    tally = addTallies(tally, seen);
    flat = perSecond > GROWTH * best ? 0 : flat + 1;
    best = Math.max(best, perSecond);
    if (flat >= FLAT_LEVELS) return ended("saturated");
  }
  return ended("highest");
};

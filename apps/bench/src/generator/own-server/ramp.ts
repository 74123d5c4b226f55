import type { Lanes } from "./lanes.ts";
import type { OwnServerRequest, Ramp, Tally } from "./request.ts";
import { addTallies, badShare, createTally } from "./tally.ts";

/** A process per call or conversation costs a start: higher levels would only measure the machine's cores. */
const LEVELS = { kept: [1, 2, 4, 8, 16, 32, 64, 128], conversation: [1, 2, 4, 8], call: [1, 2, 4, 8] };
/** A level adds something only if it is better than the best so far by this factor. */
const GROWTH = 1.05;
/** Consecutive levels without improvement that end the ramp: a single one may be chance. */
const FLAT_LEVELS = 2;
/** Figures with more than this share of failed or wrong answers are not usable. */
export const TOLERATED_SHARE = 0.005;

/**
 * Doubles the calls in flight until the throughput stops growing or errors begin. Failures at the level that broke it
 * are the finding, and do not count against the scenario.
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
    // One bad answer among few is no breaking point.
    if (concurrency > 1 && badShare(seen) > TOLERATED_SHARE && seen.failed + seen.wrong > 1) return ended("errors");
    tally = addTallies(tally, seen);
    flat = perSecond > GROWTH * best ? 0 : flat + 1;
    best = Math.max(best, perSecond);
    if (flat >= FLAT_LEVELS) return ended("saturated");
  }
  return ended("highest");
};

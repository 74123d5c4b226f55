import type { Histogram } from "hdr-histogram-js";
import type { Caller } from "../caller.ts";
import { CALLS_EACH, type OwnServerRequest } from "./request.ts";
import type { Tallying } from "./tally.ts";

interface LanesOptions {
  readonly concurrency: number;
  readonly durationMs: number;
  /** Always sent, even if they take longer than the duration. */
  readonly leastCalls?: number;
  readonly tally: Tallying;
  readonly histogram?: Histogram;
}

/** Calls of one start, on connections with the requested lifetime. */
export interface Lanes {
  /** @returns right answers per second */
  run(options: LanesOptions): Promise<number>;
}

/** @param open - opens a connection @param kept - the connection that all calls share, if it is kept */
export const createLanes = (
  { tool, arguments: args, lasts, mostPerSecond }: OwnServerRequest,
  open: () => Promise<Caller>,
  kept: Caller | undefined,
): Lanes => {
  const pace = createPace(mostPerSecond);
  const callsOf = { kept: Number.POSITIVE_INFINITY, conversation: CALLS_EACH, call: 1 }[lasts];
  return {
    run: async ({ concurrency, durationMs, leastCalls = 1, tally, histogram }) => {
      let [sent, right] = [0, 0];
      const startedAt = performance.now();
      const goesOn = (): boolean => performance.now() - startedAt < durationMs || sent < leastCalls;
      const lane = async (): Promise<void> => {
        let own: Caller | undefined;
        for (let turn = 1; goesOn(); turn++) {
          sent++;
          await pace();
          const nanoseconds = await tally.time(async () => {
            own ??= kept ?? (await open());
            return own.call(tool, args);
          });
          if (nanoseconds !== undefined) {
            right++;
            histogram?.recordValue(nanoseconds);
          }
          if (own !== kept && (turn % callsOf === 0 || nanoseconds === undefined)) {
            await own?.close().catch(() => {});
            own = undefined;
          }
        }
        if (own !== kept) await own?.close().catch(() => {});
      };
      await Promise.all(Array.from({ length: concurrency }, lane));
      return (1_000 * right) / (performance.now() - startedAt);
    },
  };
};

/** @returns a function that waits until the next call may be sent */
const createPace = (mostPerSecond: number | null): (() => Promise<void>) => {
  if (mostPerSecond === null) return async () => {};
  let next = performance.now();
  return async () => {
    const now = performance.now();
    const at = Math.max(now, next);
    next = at + 1_000 / mostPerSecond;
    if (at > now) await new Promise((resolve) => setTimeout(resolve, at - now));
  };
};

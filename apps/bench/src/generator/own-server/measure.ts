import { setTimeout as sleep } from "node:timers/promises";
import { createHistogram, encodeHistogram } from "../../measure/latency-histogram.ts";
import { memoryOf } from "../../measure/memory.ts";
import { processTree, readProcessTable } from "../../processes/process-table.ts";
import type { Caller } from "../caller.ts";
import { createLanes } from "./lanes.ts";
import { listenerOf } from "./listener-of.ts";
import { openTarget, type Target } from "./open-target.ts";
import { raiseLoad } from "./ramp.ts";
import { CONVERSATIONS, type OwnServerRequest, type OwnServerStart } from "./request.ts";
import { addTallies, createTally } from "./tally.ts";

/** Enough for a median if calls are slow or capped. */
const LEAST_CALLS = 20;
/** A command such as npx may have to download the server first. */
const START_LIMIT_MS = 60_000;
const RETRY_MS = 10;

/** One start of a scenario, from starting its processes until they end. @throws when no call is answered in time */
export const measureOwnServer = async (request: OwnServerRequest): Promise<OwnServerStart> => {
  const { reach, lasts, plan } = request;
  const startedAt = performance.now();
  const target = await openTarget(reach);
  let first: Caller | undefined;
  try {
    first = await target.open();
    await firstAnswer(first, request, startedAt);
    const coldStartMs = performance.now() - startedAt;
    if (lasts !== "kept") {
      await first.close();
      first = undefined;
    }
    const lanes = createLanes(request, target.open, first);
    const tally = createTally(request);
    if (first) await lanes.run({ concurrency: 1, durationMs: plan.warmUpMs, tally });
    const histogram = createHistogram();
    await lanes.run({ concurrency: 1, durationMs: plan.latencyMs, leastCalls: LEAST_CALLS, tally, histogram });
    const { levels, end, tally: ofRamp } = await raiseLoad(request, lanes);
    return {
      coldStartMs,
      histogram: encodeHistogram(histogram),
      ramp: { levels, end },
      ...(await footprint(request, target, first)),
      tally: addTallies(tally.seen(), ofRamp),
    };
  } finally {
    await first?.close().catch(() => {});
    await target.stop();
  }
};

/** Our server lists third-party tools only a moment after it starts, so its first calls may fail. */
const firstAnswer = async (caller: Caller, request: OwnServerRequest, startedAt: number): Promise<void> => {
  for (;;) {
    try {
      await caller.call(request.tool, request.arguments);
      return;
    } catch (error) {
      if (request.reach.kind === "direct" || performance.now() - startedAt > START_LIMIT_MS) throw error;
      await sleep(RETRY_MS);
    }
  }
};

/** Memory and processes while several conversations are open, each after a call. */
const footprint = async (
  { reach, tool, arguments: args }: OwnServerRequest,
  target: Target,
  kept: Caller | undefined,
): Promise<Pick<OwnServerStart, "memoryBytes" | "processes">> => {
  const callers = kept ? [kept] : await Promise.all(Array.from({ length: CONVERSATIONS }, target.open));
  try {
    for (const caller of callers) await caller.call(tool, args);
    const listener = reach.kind === "direct" && "url" in reach.entry ? await listenerOf(reach.entry.url) : [];
    const roots = [...target.pids, ...callers.flatMap((caller) => caller.pids()), ...listener];
    if (roots.length === 0) return { memoryBytes: null, processes: null };
    const processes = processTree(await readProcessTable(), roots).length;
    return { memoryBytes: await memoryOf(roots), processes };
  } catch {
    // Failed calls are judged elsewhere; here they only leave the figures out.
    return { memoryBytes: null, processes: null };
  } finally {
    if (!kept) await Promise.all(callers.map((caller) => caller.close().catch(() => {})));
  }
};

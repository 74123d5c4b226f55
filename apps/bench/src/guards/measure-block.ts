import { availableParallelism } from "node:os";
import limit from "p-limit";
import type { Arm } from "../arms/arm.ts";
import { decodeHistogram } from "../measure/latency-histogram.ts";
import { type GeneratorProcess, startGenerator } from "../run/generator-process.ts";
import type { CheckedCall } from "../workload/workload.ts";
import type { GuardTransport } from "./guard.ts";
import type { SliceFigures } from "./observations.ts";
import type { GuardsPlan } from "./plan.ts";

export interface BlockOptions {
  readonly transport: GuardTransport;
  /** All its deployments, by name. */
  readonly arms: ReadonlyMap<string, Arm>;
  readonly dataDir: string;
  readonly calls: readonly CheckedCall[];
  readonly plan: GuardsPlan;
  /** When, by `performance.now()`, no further round may be running. */
  readonly endsAt: number;
  readonly onStep: (label: string) => void;
}

/**
 * Starts all deployments of one transport, and runs rounds over them, every second one in reverse order. One load
 * generator drives them all, so that the two sides of a pair share their client. @throws at the first wrong answer
 */
export const measureBlock = async (options: BlockOptions): Promise<ReadonlyMap<string, SliceFigures>[]> => {
  const { transport, arms, dataDir, plan, endsAt, onStep } = options;
  const { api, stop } = startGenerator(dataDir);
  const rounds: ReadonlyMap<string, SliceFigures>[] = [];
  try {
    onStep("starting");
    await startAll(api, options);
    for (const arm of arms.values()) {
      await api.use(arm.row);
      await api.warmUp(plan.warmUpMs[transport]).catch(blame(arm));
    }
    let longestRound = 0;
    while (
      rounds.length < plan.leastRounds ||
      (rounds.length < plan.mostRounds && performance.now() + longestRound < endsAt)
    ) {
      onStep(`round ${rounds.length + 1}`);
      const startedAt = performance.now();
      const order = rounds.length % 2 === 0 ? [...arms] : [...arms].reverse();
      const slices = new Map<string, SliceFigures>();
      for (const [name, arm] of order)
        slices.set(name, await measureSlice(api, arm, plan.sliceMs[transport]).catch(blame(arm)));
      rounds.push(slices);
      longestRound = Math.max(longestRound, performance.now() - startedAt);
    }
  } finally {
    await stop();
  }
  return rounds;
};

type Api = GeneratorProcess["api"];

/** Nothing is timed here, so all cores may start deployments. One that fails is told once the others stand, for they must be stopped. */
const startAll = async (api: Api, { arms, dataDir, calls }: BlockOptions): Promise<void> => {
  const atOnce = limit(availableParallelism());
  const workloads = { calculate: calls, search_docs: [] };
  const started = await Promise.allSettled(
    [...arms.values()].map((arm) =>
      atOnce(() => api.start({ arm, dataDir, workloads, countBytes: false }).catch(blame(arm))),
    ),
  );
  for (const result of started) if (result.status === "rejected") throw result.reason;
};

const measureSlice = async (api: Api, arm: Arm, durationMs: number): Promise<SliceFigures> => {
  await api.use(arm.row);
  const { histogram: encoded, calls } = await api.measure({ workload: "calculate", concurrency: 1, durationMs });
  const histogram = decodeHistogram(encoded);
  return { calls, p50: histogram.getValueAtPercentile(50) / 1_000, mean: histogram.mean / 1_000 };
};

const blame =
  (arm: Arm) =>
  (error: unknown): never => {
    throw new Error(`${arm.row}: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
  };

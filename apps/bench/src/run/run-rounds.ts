import type { Arm } from "../arms/arm.ts";
import type { SliceResult } from "../generator/generator-api.ts";
import { type GeneratorProcess, startGenerator } from "./generator-process.ts";
import type { RowRound } from "./observations.ts";
import { type Plan, sliceKey } from "./plan.ts";
import type { Workloads } from "./reference.ts";

export interface RoundsOptions {
  readonly arms: readonly Arm[];
  readonly dataDir: string;
  readonly plan: Plan;
  readonly workloads: Workloads;
  /** Start of the run, from `performance.now()`. */
  readonly startedAt: number;
  readonly onStep: (label: string, round: number, position: number) => void;
}

/** Runs rounds over all rows, in reverse order every second time, until the plan's time is used up. */
export const runRounds = async (
  options: RoundsOptions,
): Promise<{ rounds: number; byRow: Map<string, RowRound[]> }> => {
  const { arms, plan, startedAt, onStep } = options;
  const byRow = new Map<string, RowRound[]>(arms.map(({ row }) => [row, []]));
  const kept = new Map<string, GeneratorProcess>();
  const started = new Set<string>();
  const secondsUsed = (): number => (performance.now() - startedAt) / 1_000;
  let longestRound = 0;
  let round = 0;
  try {
    if (plan.processes === "whole-run") await loadAll(options, kept);
    while (round < plan.mostRounds && (round < plan.leastRounds || secondsUsed() + longestRound < plan.budgetSeconds)) {
      const order = round % 2 === 0 ? arms : arms.toReversed();
      const roundStartedAt = secondsUsed();
      for (const [position, arm] of order.entries()) {
        onStep(`round ${round + 1} · ${arm.row}`, round, position);
        byRow.get(arm.row)?.push(await runRow(arm, round, options, kept, started));
      }
      // With kept processes, the first round includes all their starts and cannot predict the next.
      longestRound =
        plan.processes === "whole-run" && round === 0 ? 0 : Math.max(longestRound, secondsUsed() - roundStartedAt);
      round++;
    }
  } finally {
    await Promise.all([...kept.values()].map((generator) => generator.stop()));
  }
  return { rounds: round, byRow };
};

/** Loads all generators at once, before anything is timed. */
const loadAll = async ({ arms, dataDir }: RoundsOptions, kept: Map<string, GeneratorProcess>): Promise<void> => {
  for (const { row } of arms) kept.set(row, startGenerator(dataDir));
  await Promise.all(arms.map((arm) => kept.get(arm.row)?.api.load(arm)));
};

const runRow = async (
  arm: Arm,
  round: number,
  options: RoundsOptions,
  kept: ReadonlyMap<string, GeneratorProcess>,
  started: Set<string>,
): Promise<RowRound> => {
  const { plan, dataDir } = options;
  const known = kept.get(arm.row);
  const generator = known ?? startGenerator(dataDir);
  try {
    const isFresh = !started.has(arm.row);
    const coldStartMs = isFresh ? (await generator.api.start(jobOf(arm, options))).coldStartMs : null;
    if (known) started.add(arm.row);
    await generator.api.warmUp(isFresh ? plan.warmUp : plan.wakeUp);
    const slices: Record<string, SliceResult> = {};
    for (const slice of arm.via === "query" ? plan.querySlices : plan.toolSlices) {
      if (slice.workload === "search_docs" && !arm.searches) continue;
      slices[sliceKey(slice)] = await generator.api.measure(slice);
    }
    const memory = await generator.api.memory();
    const deployment = await generator.api.deployment();
    return { round, coldStartMs, slices, memory, deployment };
  } catch (error) {
    throw new Error(`${arm.row}: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
  } finally {
    if (!known) await generator.stop();
  }
};

const jobOf = (arm: Arm, { dataDir, workloads }: RoundsOptions) => ({
  arm,
  dataDir,
  workloads: workloads.timed,
  countBytes: false,
});

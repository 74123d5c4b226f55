import { availableParallelism } from "node:os";
import { bulkhead } from "cockatiel";
import type { Arm } from "../arms/arm.ts";
import { canCountBytes, countBytes } from "./count-bytes.ts";
import type { Observations, RowBytes } from "./observations.ts";
import type { Plan } from "./plan.ts";
import type { Progress } from "./progress.ts";
import { prepareWorkloads } from "./reference.ts";
import { runRounds } from "./run-rounds.ts";

export interface BenchmarkOptions {
  readonly arms: readonly Arm[];
  /** Data folder with the index that all hosts share; built here if missing. */
  readonly dataDir: string;
  readonly plan: Plan;
  readonly progress: Progress;
}

/**
 * Measures all rows. Returns nothing unless every answer was right.
 * @throws with the row and the answer, at the first wrong or missing one.
 */
export const runBenchmark = async ({ arms, dataDir, plan, progress }: BenchmarkOptions): Promise<Observations> => {
  const startedAt = performance.now();
  const counted = arms.filter(canCountBytes);
  const before = 1 + counted.length;
  const expectedRounds = Math.ceil((plan.leastRounds + plan.mostRounds) / 2);
  const atOnce = bulkhead(availableParallelism(), Number.POSITIVE_INFINITY);
  const total = (rounds: number): number => before + rounds * arms.length;
  try {
    progress.step("preparing · index and right answers", 0, total(expectedRounds));
    const workloads = await prepareWorkloads(dataDir);

    const bytes = new Map<string, RowBytes>();
    // Nothing is timed here, so counting may use all cores.
    await Promise.all(
      counted.map((arm) =>
        atOnce.execute(async () => {
          bytes.set(arm.row, await countBytes(arm, dataDir, workloads).catch((error: unknown) => blame(arm, error)));
          progress.step(`counting bytes · ${arm.row}`, 1 + bytes.size, total(expectedRounds));
        }),
      ),
    );

    const { rounds, byRow } = await runRounds({
      arms,
      dataDir,
      plan,
      workloads,
      startedAt,
      onStep: (label, round, position) =>
        progress.step(label, before + round * arms.length + position, total(Math.max(expectedRounds, round + 1))),
    });
    return {
      rows: arms.map((arm) => ({ arm, bytes: bytes.get(arm.row) ?? null, rounds: byRow.get(arm.row) ?? [] })),
      rounds,
      seconds: (performance.now() - startedAt) / 1_000,
    };
  } finally {
    progress.end();
  }
};

const blame = (arm: Arm, error: unknown): never => {
  throw new Error(`${arm.row}: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
};

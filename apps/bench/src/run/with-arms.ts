import { shuffle } from "simple-statistics";
import type { Arm } from "../arms/arm.ts";
import type { WarmUp } from "../generator/generator-api.ts";
import type { CheckedCall } from "../workload/workload.ts";
import { type GeneratorProcess, startGenerator } from "./generator-process.ts";

export interface ArmsOptions {
  readonly dataDir: string;
  readonly calls: readonly CheckedCall[];
  readonly warmUp: WarmUp;
}

export type GeneratorCalls = GeneratorProcess["api"];

/**
 * Starts deployments beside each other under one load generator, warms each up, and ends them all when `measure` has ended.
 * None is always the first: who is warm early gains by it. @throws at the first wrong answer, with the arm's name
 */
export const withArms = async <Result>(
  arms: readonly Arm[],
  { dataDir, calls, warmUp }: ArmsOptions,
  measure: (api: GeneratorCalls) => Promise<Result>,
): Promise<Result> => {
  const { api, stop } = startGenerator(dataDir);
  try {
    const order = shuffle([...arms]);
    const workloads = { calculate: calls, search_docs: [] };
    const started = await Promise.allSettled(
      order.map((arm) => api.start({ arm, dataDir, workloads, countBytes: false }).catch(blame(arm))),
    );
    // One that fails is told once the others stand, for those must be stopped.
    for (const result of started) if (result.status === "rejected") throw result.reason;
    for (const arm of order) {
      await api.use(arm.row);
      await api.warmUp(warmUp).catch(blame(arm));
    }
    return await measure(api);
  } finally {
    await stop();
  }
};

const blame =
  ({ row }: Arm) =>
  (error: unknown): never => {
    throw new Error(`${row}: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
  };

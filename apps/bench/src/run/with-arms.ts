import { shuffle } from "simple-statistics";
import type { Arm } from "../arms/arm.ts";
import type { WarmUp } from "../generator/generator-api.ts";
import type { CheckedCall } from "../workload/workload.ts";
import { type GeneratorProcess, startGenerator } from "./generator-process.ts";

export interface ArmsOptions {
  readonly dataDir: string;
  readonly calls: readonly CheckedCall[];
  /** Further workloads, by name. */
  readonly moreWorkloads?: Readonly<Record<string, readonly CheckedCall[]>>;
  readonly warmUp: WarmUp;
  /** Rows that another row has warmed up: same servers, and same client code. */
  readonly warmedByOthers?: (row: string) => boolean;
  /** Called with an arm whose call times were not steady at the end of its warm-up. */
  readonly onDrift?: (row: string) => void;
}

export type GeneratorCalls = GeneratorProcess["api"];

/**
 * Starts deployments side by side under one load generator, warms each up, and ends them all after `measure`.
 * The order is random, because early warm-up is an advantage.
 * @param measure - receives the time of each cold start, in milliseconds
 * @throws at the first wrong answer, with the arm's name
 */
export const withArms = async <Result>(
  arms: readonly Arm[],
  { dataDir, calls, moreWorkloads, warmUp, warmedByOthers, onDrift }: ArmsOptions,
  measure: (api: GeneratorCalls, coldStarts: ReadonlyMap<string, number | null>) => Promise<Result>,
): Promise<Result> => {
  const { api, stop } = startGenerator(dataDir);
  try {
    const order = shuffle([...arms]);
    const workloads = { calculate: calls, ...moreWorkloads };
    const started = await Promise.allSettled(
      order.map((arm) => api.start({ arm, dataDir, workloads, countBytes: false }).catch(blame(arm))),
    );
    const coldStarts = new Map<string, number | null>();
    for (const [index, arm] of order.entries()) {
      const result = started[index];
      // Reported only once all starts have settled, because the others must be stopped.
      if (result?.status === "rejected") throw result.reason;
      coldStarts.set(arm.row, result?.value.coldStartMs ?? null);
    }
    for (const arm of order) {
      if (warmedByOthers?.(arm.row)) continue;
      await api.use(arm.row);
      if (!(await api.warmUp(warmUp).catch(blame(arm)))) onDrift?.(arm.row);
    }
    return await measure(api, coldStarts);
  } finally {
    await stop();
  }
};

const blame =
  ({ row }: Arm) =>
  (error: unknown): never => {
    throw new Error(`${row}: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
  };

import { shuffle } from "simple-statistics";
import type { Arm } from "../arms/arm.ts";
import { type GeneratorProcess, startGenerator } from "../run/generator-process.ts";
import type { CheckedCall } from "../workload/workload.ts";
import type { DeploymentFigures, PairFigures } from "./observations.ts";
import type { GuardsPlan } from "./plan.ts";

export interface PairOptions {
  readonly off: Arm;
  readonly on: Arm;
  readonly dataDir: string;
  readonly calls: readonly CheckedCall[];
  readonly plan: GuardsPlan;
}

/** Starts two deployments, and calls them in turn from one load generator. @throws at the first wrong answer */
export const measurePair = async (options: PairOptions): Promise<Pick<PairFigures, "off" | "on">> => {
  const { off, on, dataDir, plan } = options;
  const { api, stop } = startGenerator(dataDir);
  try {
    // Neither side is always the first: who is warm early gains by it.
    const arms = shuffle([off, on]);
    await startBoth(api, arms, options);
    for (const arm of arms) {
      await api.use(arm.row);
      await api.warmUp(plan.warmUp).catch(blame(arm));
    }
    const rows = arms.map(({ row }) => row);
    const rounds: Readonly<Record<string, number>>[] = [];
    const cpuBefore = await cpuByRow(api, rows);
    for (let round = 0; round < plan.rounds; round++)
      rounds.push(await api.measureInTurns({ workload: "calculate", rows, turns: plan.turns }));
    const cpuAfter = await cpuByRow(api, rows);

    const figuresOf = ({ row }: Arm): DeploymentFigures => {
      const calls = plan.rounds * plan.turns;
      const [before, after] = [cpuBefore.get(row) ?? null, cpuAfter.get(row) ?? null];
      return {
        calls,
        medians: rounds.flatMap((round) => round[row] ?? []),
        cpuPerCall: before === null || after === null ? null : ((after - before) * 1e6) / calls,
      };
    };
    return { off: figuresOf(off), on: figuresOf(on) };
  } finally {
    await stop();
  }
};

type Api = GeneratorProcess["api"];

/** One that fails is told once the other stands, for that must be stopped. */
const startBoth = async (api: Api, arms: readonly Arm[], { dataDir, calls }: PairOptions): Promise<void> => {
  const workloads = { calculate: calls, search_docs: [] };
  const started = await Promise.allSettled(
    arms.map((arm) => api.start({ arm, dataDir, workloads, countBytes: false }).catch(blame(arm))),
  );
  for (const result of started) if (result.status === "rejected") throw result.reason;
};

const cpuByRow = async (api: Api, rows: readonly string[]): Promise<Map<string, number | null>> => {
  const seconds = new Map<string, number | null>();
  for (const row of rows) {
    await api.use(row);
    seconds.set(row, await api.serverCpuSeconds());
  }
  return seconds;
};

const blame =
  (arm: Arm) =>
  (error: unknown): never => {
    throw new Error(`${arm.row}: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
  };

import type { Arm } from "../arms/arm.ts";
import { type GeneratorCalls, withArms } from "../run/with-arms.ts";
import type { CheckedCall } from "../workload/workload.ts";
import type { DeploymentFigures, PairFigures } from "./observations.ts";
import type { GuardsPlan } from "./plan.ts";

export interface PairOptions {
  readonly off: Arm;
  readonly on: Arm;
  readonly dataDir: string;
  readonly calls: readonly CheckedCall[];
  readonly plan: GuardsPlan;
  readonly onDrift?: (row: string) => void;
}

/** Starts two deployments and calls them in turn from one load generator. @throws at the first wrong answer */
export const measurePair = async ({
  off,
  on,
  dataDir,
  calls: workload,
  plan,
  ...told
}: PairOptions): Promise<Pick<PairFigures, "off" | "on">> =>
  withArms([off, on], { dataDir, calls: workload, warmUp: plan.warmUp, ...told }, async (api) => {
    const rows = [off.row, on.row];
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
  });

const cpuByRow = async (api: GeneratorCalls, rows: readonly string[]): Promise<Map<string, number | null>> => {
  const seconds = new Map<string, number | null>();
  for (const row of rows) {
    await api.use(row);
    seconds.set(row, await api.serverCpuSeconds());
  }
  return seconds;
};

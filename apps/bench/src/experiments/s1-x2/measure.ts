import { findArm } from "../../arms/catalog.ts";
import { withArms } from "../../run/with-arms.ts";
import type { ExperimentSetting, StartFigures } from "../experiment.ts";
import { ARMS, again, TURNS, TWICE } from "./rule.ts";

const PLANS = {
  full: { warmUp: { calls: 3_000, mostMs: 1_500 }, turns: TURNS.full, percentiles: [95, 99] },
  quick: { warmUp: { calls: 800, mostMs: 500 }, turns: TURNS.quick, percentiles: [95] },
};

/** All deployments run side by side and are called in turn, so that all meet the same conditions. */
export const measureStart = async ({
  hosts,
  dataDir,
  calls,
  mode,
  onDrift,
}: ExperimentSetting): Promise<StartFigures> => {
  const { warmUp, turns, percentiles } = PLANS[mode];
  const arms = [
    ...ARMS.map((row) => findArm(hosts, dataDir, row)),
    ...TWICE.map((row) => ({ ...findArm(hosts, dataDir, row), row: again(row) })),
  ];
  return withArms(arms, { dataDir, calls, warmUp, onDrift }, (api) =>
    api.measureInTurns({ workload: "calculate", rows: arms.map(({ row }) => row), turns, percentiles }),
  );
};

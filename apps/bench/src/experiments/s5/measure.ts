import { shuffle } from "simple-statistics";
import { findArm } from "../../arms/catalog.ts";
import { withArms } from "../../run/with-arms.ts";
import type { ExperimentSetting, StartFigures } from "../experiment.ts";
import { cell, ROWS } from "./rule.ts";

const PLANS = {
  full: { warmUp: { calls: 2_000, mostMs: 2_000 }, durationMs: 1_500 },
  quick: { warmUp: { calls: 800, mostMs: 800 }, durationMs: 800 },
};

/** Runs one deployment at a time, so that none shares memory pages with another; in random order. */
export const measureStart = async (setting: ExperimentSetting): Promise<StartFigures> => {
  const figures: Record<string, number> = {};
  for (const row of shuffle([...ROWS])) Object.assign(figures, await measureRow(row, setting));
  return figures;
};

const measureRow = async (
  row: (typeof ROWS)[number],
  { hosts, dataDir, calls, mode, onDrift }: ExperimentSetting,
): Promise<StartFigures> => {
  const { warmUp, durationMs } = PLANS[mode];
  const arm = { ...findArm(hosts, dataDir, `query:${row.replace("-again", "")}`), row };
  return withArms([arm], { dataDir, calls, warmUp, onDrift }, async (api, coldStarts) => {
    const slice = await api.measure({ workload: "calculate", concurrency: 1, durationMs });
    const { serverBytes } = await api.memory();
    const { commands, listeningPorts, settings, processes } = await api.deployment();
    return {
      [cell("coldStart", row)]: 1_000 * (coldStarts.get(row) ?? Number.NaN),
      [cell("memory", row)]: serverBytes ?? Number.NaN,
      [cell("cpu", row)]: (1e6 * (slice.serverCpuSeconds ?? Number.NaN)) / slice.calls,
      [cell("commands", row)]: commands,
      [cell("listeningPorts", row)]: listeningPorts,
      [cell("settings", row)]: settings,
      [cell("processes", row)]: processes,
    };
  });
};

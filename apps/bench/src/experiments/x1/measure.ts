import { max, shuffle } from "simple-statistics";
import type { Arm } from "../../arms/arm.ts";
import { findArm } from "../../arms/catalog.ts";
import { withArms } from "../../run/with-arms.ts";
import type { ExperimentSetting, OpenExperiment, StartFigures } from "../experiment.ts";
import { type ModelServer, openModelServer } from "../model-server.ts";
import { mediansOf } from "../open-loop.ts";
import { withModel } from "../with-model.ts";
import { cell, MODEL_DELAYS, ROWS, type Row } from "./delays.ts";
import { waitedFor } from "./injection.ts";

const PLANS = {
  full: { warmUp: { calls: 600, mostMs: 2_000 }, turns: 30 },
  quick: { warmUp: { calls: 200, mostMs: 500 }, turns: 10 },
};

/** With a model this slow, the transport's share is far below any that matters, so half of the questions are enough. */
const HALF_FROM_MS = 300;

/** For all deployments together: far below what any of them can answer. */
const QUESTIONS_PER_SECOND = 30;

export const openModelLatency = async (setting: ExperimentSetting): Promise<OpenExperiment> => {
  const model = await openModelServer();
  return { measureStart: () => measureStart(setting, model), close: model.close };
};

const measureStart = async (setting: ExperimentSetting, model: ModelServer): Promise<StartFigures> => {
  const { dataDir, calls, mode, onDrift } = setting;
  const { warmUp, turns } = PLANS[mode];
  model.setDelay(0);
  const arms = ROWS.map((row) => armOf(row, setting, model.url));
  return withArms(arms, { dataDir, calls, warmUp, onDrift }, async (api) => {
    const figures: Record<string, number> = {};
    const lateness: number[] = [];
    for (const delay of shuffle([...MODEL_DELAYS])) {
      const turnsHere = delay < HALF_FROM_MS ? turns : turns / 2;
      model.setDelay(delay);
      model.takeWaits();
      const measured = await api.measureOpenLoop({
        workload: "calculate",
        rows: ROWS,
        turns: turnsHere,
        perSecond: QUESTIONS_PER_SECOND,
      });
      const medians = mediansOf(measured);
      figures[`waited@${delay}`] = 1_000 * waitedFor(delay, model.takeWaits(), turnsHere * ROWS.length);
      for (const row of ROWS) figures[cell(row, delay)] = medians[row] ?? Number.NaN;
      lateness.push(measured.lateness);
    }
    return { ...figures, lateness: max(lateness) };
  });
};

/** An LLM server with the external model, and its tools over a transport. */
const armOf = (row: Row, { hosts, dataDir }: ExperimentSetting, modelUrl: string): Arm => {
  const arm = findArm(hosts, dataDir, `query:${row.replace("-again", "")}`);
  return { ...arm, row, servers: withModel(arm.servers, modelUrl) };
};

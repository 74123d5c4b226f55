import { max, median, min, shuffle } from "simple-statistics";
import type { Arm } from "../../arms/arm.ts";
import { createCatalog } from "../../arms/catalog.ts";
import { startGenerator } from "../../run/generator-process.ts";
import type { ExperimentSetting, OpenExperiment, StartFigures } from "../experiment.ts";
import { ANSWERS_PER_QUESTION, cell, MODEL_DELAYS, ROWS, type Row } from "./delays.ts";
import { type ModelServer, openModelServer } from "./model-server.ts";

const PLANS = {
  full: { warmUp: { calls: 600, mostMs: 2_000 }, turns: 60 },
  quick: { warmUp: { calls: 200, mostMs: 600 }, turns: 20 },
};

/** Of all deployments together: far below what any of them can answer. */
const QUESTIONS_PER_SECOND = 30;

/** Timers may fire a fraction of a millisecond early. */
const EARLY_MS = 1;

export const openModelLatency = async (setting: ExperimentSetting): Promise<OpenExperiment> => {
  const model = await openModelServer();
  return { measureStart: () => measureStart(setting, model), close: model.close };
};

const measureStart = async (setting: ExperimentSetting, model: ModelServer): Promise<StartFigures> => {
  const { dataDir, calls, mode } = setting;
  const { warmUp, turns } = PLANS[mode];
  const { api, stop } = startGenerator(dataDir);
  try {
    const workloads = { calculate: calls, search_docs: [] };
    model.setDelay(0);
    for (const arm of shuffle(ROWS.map((row) => armOf(row, setting, model.url)))) {
      await api.start({ arm, dataDir, workloads, countBytes: false });
      await api.warmUp(warmUp);
    }
    const figures: Record<string, number> = {};
    const lateness: number[] = [];
    for (const delay of shuffle([...MODEL_DELAYS])) {
      model.setDelay(delay);
      model.takeWaits();
      const measured = await api.measureOpenLoop({
        workload: "calculate",
        rows: ROWS,
        turns,
        perSecond: QUESTIONS_PER_SECOND,
      });
      figures[`waited@${delay}`] = 1_000 * waitedFor(delay, model.takeWaits(), turns * ROWS.length);
      for (const row of ROWS) figures[cell(row, delay)] = measured.medians[row] ?? Number.NaN;
      lateness.push(measured.lateness);
    }
    return { ...figures, lateness: max(lateness) };
  } finally {
    await stop();
  }
};

/** An LLM server with the model from outside, and its tools over a transport. */
const armOf = (row: Row, { hosts, dataDir }: ExperimentSetting, modelUrl: string): Arm => {
  const known = `query:${row.replace("-again", "")}`;
  const arm = createCatalog(hosts, dataDir).find((candidate) => candidate.row === known);
  if (!arm) throw new Error(`There is no arm ${known}.`);
  const env = { MODEL: "openai-compatible:delayed", MODEL_BASE_URL: modelUrl };
  return {
    ...arm,
    row,
    servers: arm.servers.map((server) =>
      server.name === "llm" ? { ...server, env: { ...server.env, ...env } } : server,
    ),
  };
};

/** Proves the injection: every question met the model twice, and waited for it each time. @returns the median wait */
const waitedFor = (delay: number, waits: readonly number[], questions: number): number => {
  const answers = ANSWERS_PER_QUESTION * questions;
  if (waits.length !== answers) throw new Error(`The model answered ${waits.length} times where ${answers} were due.`);
  const least = min([...waits]);
  if (least < delay - EARLY_MS) throw new Error(`The model answered after ${least} ms where ${delay} were set.`);
  return median([...waits]);
};

import { join } from "node:path";
import { shuffle } from "simple-statistics";
import { findArm } from "../../arms/catalog.ts";
import { cpuSecondsOf } from "../../measure/cpu.ts";
import { lookAtEventLoop, withEventLoopProbe } from "../../measure/event-loop.ts";
import { type ServerProcess, startServer } from "../../processes/server-process.ts";
import { withArms } from "../../run/with-arms.ts";
import type { ExperimentSetting, OpenExperiment, StartFigures } from "../experiment.ts";
import { type ModelServer, openModelServer } from "../model-server.ts";
import { requireAnswered } from "../open-loop.ts";
import { withModel } from "../with-model.ts";
import { cell, ROWS, type Row } from "./cells.ts";
import { heavyCalls } from "./heavy-calls.ts";

const PLANS = {
  full: { warmUp: { calls: 400, mostMs: 2_000 }, questions: 80 },
  quick: { warmUp: { calls: 100, mostMs: 600 }, questions: 30 },
};

/** What one core can do with room to spare. */
const QUESTIONS_PER_SECOND = 20;

export const openHeavyTool = async (setting: ExperimentSetting): Promise<OpenExperiment> => {
  const model = await openModelServer();
  return { measureStart: () => measureStart(setting, model), close: model.close };
};

/** Each deployment alone, in random order. */
const measureStart = async (setting: ExperimentSetting, model: ModelServer): Promise<StartFigures> => {
  const figures: Record<string, number> = {};
  for (const row of shuffle([...ROWS])) Object.assign(figures, await measureRow(row, setting, model));
  return figures;
};

const measureRow = async (
  row: Row,
  { hosts, dataDir, mode, onDrift }: ExperimentSetting,
  model: ModelServer,
): Promise<StartFigures> => {
  const { warmUp, questions } = PLANS[mode];
  const arm = findArm(hosts, dataDir, `query:${row.replace("-again", "")}`);
  const file = join(dataDir, "event-loop.json");
  const servers: ServerProcess[] = [];
  try {
    const urls = new Map<string, string>();
    let llm: ServerProcess | undefined;
    for (const command of withModel(arm.servers, model.url)) {
      llm = await startServer(command.name === "llm" ? withEventLoopProbe(command, file) : command, urls);
      servers.push(llm);
      urls.set(command.name, `http://127.0.0.1:${llm.port}`);
    }
    if (!llm) throw new Error(`The arm ${row} has no LLM server.`);
    const { pid } = llm;
    const pids = servers.map((server) => server.pid);
    const standing = { ...arm, row, servers: [], url: urls.get("llm") ?? "" };
    return await withArms([standing], { dataDir, calls: heavyCalls(), warmUp, onDrift }, async (api) => {
      await lookAtEventLoop(pid, file);
      model.takeWaits();
      const cpuBefore = await cpuSecondsOf(pids);
      const measured = await api.measureOpenLoop({
        workload: "calculate",
        rows: [row],
        turns: questions,
        perSecond: QUESTIONS_PER_SECOND,
      });
      requireAnswered(measured);
      const allCpu = 1e6 * ((await cpuSecondsOf(pids)) - cpuBefore);
      const { delayP99, cpu } = await lookAtEventLoop(pid, file);
      if (model.takeWaits().length < questions) throw new Error(`${row}: the load did not reach the model.`);
      return {
        [cell("delay", row)]: delayP99,
        [cell("cpu", row)]: cpu / questions,
        [cell("allCpu", row)]: allCpu / questions,
      };
    });
  } finally {
    for (const server of servers.reverse()) await server.stop();
  }
};

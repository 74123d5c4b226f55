import { shuffle } from "simple-statistics";
import { findArm } from "../../arms/catalog.ts";
import { prepare } from "../../generator/closed-loop.ts";
import { cpuSecondsOf } from "../../measure/cpu.ts";
import { memoryOf } from "../../measure/memory.ts";
import { workingTree } from "../../processes/process-table.ts";
import { openDeployment } from "../deployment.ts";
import type { ExperimentSetting, StartFigures } from "../experiment.ts";
import { AGAIN, COUNTS, cell, type Row, TRANSPORTS } from "./cells.ts";
import { requireProcesses } from "./injection.ts";

/** Asked of every LLM server, so that all have loaded the same code. */
const QUESTIONS = 5;

/** Runs one deployment at a time, so that none shares memory pages with another; in random order. */
export const measureStart = async (setting: ExperimentSetting): Promise<StartFigures> => {
  const figures: Record<string, number> = {};
  for (const row of shuffle<Row[]>([...TRANSPORTS, AGAIN])) Object.assign(figures, await measureRow(row, setting));
  return figures;
};

/** One deployment as it grows from one LLM server to the maximum. */
const measureRow = async (row: Row, { hosts, dataDir, calls }: ExperimentSetting): Promise<StartFigures> => {
  const { servers } = findArm(hosts, dataDir, `query:${row === AGAIN ? "stdio" : row}`);
  const deployment = await openDeployment(servers, prepare(calls.slice(0, QUESTIONS)));
  const figures: Record<string, number> = {};
  try {
    let running = 0;
    for (const count of COUNTS) {
      await deployment.add(count - running);
      running = count;
      const pids = deployment.pids();
      const tools = (await workingTree(pids)).length - count;
      requireProcesses(row, tools, count);
      figures[cell("tools", row, count)] = tools;
      figures[cell("memory", row, count)] = await memoryOf(pids);
      figures[cell("cpu", row, count)] = 1e6 * (await cpuSecondsOf(pids));
    }
    return figures;
  } finally {
    await deployment.close();
  }
};

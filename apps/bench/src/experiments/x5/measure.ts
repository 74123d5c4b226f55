import { shuffle } from "simple-statistics";
import { findArm } from "../../arms/catalog.ts";
import type { Caller } from "../../generator/caller.ts";
import { prepare, runClosedLoop } from "../../generator/closed-loop.ts";
import { cpuSecondsOf } from "../../measure/cpu.ts";
import { memoryOf } from "../../measure/memory.ts";
import { openDeployment } from "../deployment.ts";
import type { ExperimentSetting, StartFigures } from "../experiment.ts";
import { AGAIN, cpuCell, memoryCell, PRICES, type Row, TRANSPORTS } from "./cells.ts";

const PLANS = {
  full: { warmUp: { mostCalls: 1_500, durationMs: 2_000 }, durationMs: 2_000 },
  quick: { warmUp: { mostCalls: 300, durationMs: 500 }, durationMs: 800 },
};

/** Runs one deployment at a time, so that none shares memory pages with another; in random order. */
export const measureStart = async (setting: ExperimentSetting): Promise<StartFigures> => {
  const { coreHour, gibHour } = setting.prices;
  const figures: Record<string, number> = { [PRICES.coreHour]: coreHour, [PRICES.gibHour]: gibHour };
  for (const row of shuffle<Row[]>([...TRANSPORTS, AGAIN])) Object.assign(figures, await measureRow(row, setting));
  return figures;
};

const measureRow = async (row: Row, { hosts, dataDir, calls, mode }: ExperimentSetting): Promise<StartFigures> => {
  const { warmUp, durationMs } = PLANS[mode];
  const questions = prepare(calls);
  const { servers } = findArm(hosts, dataDir, `query:${row === AGAIN ? "stdio" : row}`);
  const deployment = await openDeployment(servers, questions.slice(0, 1));
  /** Adds an LLM server and warms it up. */
  const add = async (): Promise<Caller> => {
    const [added] = await deployment.add(1);
    if (!added) throw new Error("No LLM server was added.");
    await runClosedLoop(added, questions, { concurrency: 1, ...warmUp });
    return added;
  };
  try {
    const first = await add();
    const cpuBefore = await cpuSecondsOf(deployment.pids());
    const asked = await runClosedLoop(first, questions, { concurrency: 1, durationMs });
    const cpu = (await cpuSecondsOf(deployment.pids())) - cpuBefore;
    const figures = {
      [cpuCell(row)]: (1e6 * cpu) / asked.calls,
      [memoryCell(row, 1)]: await memoryOf(deployment.pids()),
    };
    if (row === AGAIN) return figures;
    await add();
    return { ...figures, [memoryCell(row, 2)]: await memoryOf(deployment.pids()) };
  } finally {
    await deployment.close();
  }
};

import { join } from "node:path";
import { median, shuffle } from "simple-statistics";
import type { Arm } from "../../arms/arm.ts";
import { findArm } from "../../arms/catalog.ts";
import { cpuSecondsOf } from "../../measure/cpu.ts";
import { type EventLoopFigures, toggleEventLoopProbe, withEventLoopProbe } from "../../measure/event-loop.ts";
import { type ServerProcess, startServer } from "../../processes/server-process.ts";
import { type GeneratorCalls, withArms } from "../../run/with-arms.ts";
import { allStarted } from "../all-started.ts";
import type { ExperimentSetting, OpenExperiment, StartFigures } from "../experiment.ts";
import { type ModelServer, openModelServer } from "../model-server.ts";
import { requireAnswered } from "../open-loop.ts";
import { withModel } from "../with-model.ts";
import { cell, ROWS, type Row } from "./cells.ts";
import { heavyCalls, warmingCalls } from "./heavy-calls.ts";

const PLANS = {
  full: { warmUp: { calls: 1_500, mostMs: 2_500 }, rounds: 8, questions: 25 },
  quick: { warmUp: { calls: 400, mostMs: 800 }, rounds: 2, questions: 30 },
};

/** Rounds alternate between CPU and the event loop, because the event loop probe itself takes CPU. */
const countsCpu = (round: number): boolean => round % 2 === 0;

/** A rate that one core handles with ease. */
const QUESTIONS_PER_SECOND = 50;

export const openHeavyTool = async (setting: ExperimentSetting): Promise<OpenExperiment> => {
  const model = await openModelServer();
  return { measureStart: () => measureStart(setting, model), close: model.close };
};

/** All deployments run side by side. One is asked at a time, in rounds, so that all meet the same conditions. */
const measureStart = async (setting: ExperimentSetting, model: ModelServer): Promise<StartFigures> => {
  const { dataDir, mode, onDrift } = setting;
  const { warmUp, rounds, questions } = PLANS[mode];
  const servers: ServerProcess[] = [];
  try {
    const rows = await allStarted(ROWS.map((row) => startRow(row, setting, model, servers)));
    const arms = rows.map(({ arm }) => arm);
    const workloads = { calls: warmingCalls(), moreWorkloads: { heavy: heavyCalls() } };
    return await withArms(arms, { dataDir, ...workloads, warmUp, onDrift }, async (api) => {
      const spent = new Map<Row, EventLoopFigures>();
      const ofAll = new Map<Row, number[]>();
      for (let round = 0; round < rounds; round++)
        for (const running of shuffle(rows)) {
          const { row } = running;
          const { allCpu, ...counted } = await ask(running, questions, api, model);
          spent.set(row, counted);
          if (countsCpu(round)) ofAll.set(row, [...(ofAll.get(row) ?? []), allCpu]);
        }
      return Object.fromEntries(
        [...spent].flatMap(([row, { delayP99, cpu }]) => [
          [cell("delay", row), delayP99],
          [cell("cpu", row), cpu / questions],
          [cell("allCpu", row), median(ofAll.get(row) ?? []) / questions],
        ]),
      );
    });
  } finally {
    await Promise.all(servers.map((server) => server.stop()));
  }
};

/** A running deployment: its LLM server, and the file that its probe writes. */
interface RunningRow {
  readonly row: Row;
  readonly arm: Arm;
  readonly pids: readonly number[];
  readonly llmServer: number;
  readonly file: string;
}

const startRow = async (
  row: Row,
  { hosts, dataDir }: ExperimentSetting,
  model: ModelServer,
  servers: ServerProcess[],
): Promise<RunningRow> => {
  const arm = findArm(hosts, dataDir, `query:${row.replace("-again", "")}`);
  const file = join(dataDir, `event-loop-${row}.json`);
  const urls = new Map<string, string>();
  const pids: number[] = [];
  for (const command of withModel(arm.servers, model.url)) {
    const server = await startServer(command.name === "llm" ? withEventLoopProbe(command, file) : command, urls);
    servers.push(server);
    pids.push(server.pid);
    urls.set(command.name, `http://127.0.0.1:${server.port}`);
  }
  const [llmServer, url] = [pids.at(-1), urls.get("llm")];
  if (llmServer === undefined || url === undefined) throw new Error(`The arm ${row} has no LLM server.`);
  return { row, arm: { ...arm, row, servers: [], url }, pids, llmServer, file };
};

interface Spent extends EventLoopFigures {
  /** CPU of all processes in the rounds that count it, in microseconds. */
  readonly allCpu: number;
}

/** @returns what the LLM server spent so far, and what all processes spent in this round */
const ask = async (
  { row, pids, llmServer, file }: RunningRow,
  questions: number,
  api: GeneratorCalls,
  model: ModelServer,
): Promise<Spent> => {
  model.takeWaits();
  const cpuBefore = await cpuSecondsOf(pids);
  await toggleEventLoopProbe(llmServer, file);
  const measured = await api.measureOpenLoop({
    workload: "heavy",
    rows: [row],
    turns: questions,
    perSecond: QUESTIONS_PER_SECOND,
  });
  const counted = await toggleEventLoopProbe(llmServer, file);
  const allCpu = 1e6 * ((await cpuSecondsOf(pids)) - cpuBefore);
  requireAnswered(measured);
  if (model.takeWaits().length < questions) throw new Error(`${row}: the load did not reach the model.`);
  return { ...counted, allCpu };
};

import { type FaultyNetwork, openFaultyNetwork } from "@twinhost/faults";
import type { Arm, Connection } from "../../arms/arm.ts";
import { findArm } from "../../arms/catalog.ts";
import { startServer } from "../../processes/server-process.ts";
import { withArms } from "../../run/with-arms.ts";
import type { ExperimentSetting, StartFigures } from "../experiment.ts";
import { requirePunctual } from "../open-loop.ts";
import { CLIENTS, LLM_SERVERS, ROWS } from "./cells.ts";
import { figuresOf } from "./figures.ts";
import { requireFelt, requireRecovered } from "./injection.ts";
import { type Plan, runSchedule, secondsOf } from "./schedule.ts";

/** The black hole lasts longer than it takes to notice it: two seconds of silence, and two more without an answer. */
const PLANS: Readonly<Record<ExperimentSetting["mode"], Plan & { warmUp: { calls: number; mostMs: number } }>> = {
  full: {
    warmUp: { calls: 400, mostMs: 600 },
    before: 1_500,
    faults: { refuse: [2_500, 3_000], reset: [2_500, 3_000], "black-hole": [7_000, 3_000], loss: [4_000, 500] },
  },
  quick: {
    warmUp: { calls: 200, mostMs: 200 },
    before: 500,
    faults: { refuse: [1_000, 2_000], reset: [1_000, 2_000], "black-hole": [5_500, 2_000], loss: [1_500, 300] },
  },
};

/** Of each row: a call every 100 ms, so that times are told to 100 ms. */
const CALLS_PER_SECOND = 10;

/** All rows under one load and one network, which fails for all of them at once. */
export const measureStart = async (setting: ExperimentSetting): Promise<StartFigures> => {
  const { dataDir, calls, mode, onDrift } = setting;
  const { warmUp, ...plan } = PLANS[mode];
  const closers: (() => void | Promise<void>)[] = [];
  try {
    const { arms, network } = await openRows(setting, closers);
    return await withArms(arms, { dataDir, calls, warmUp, onDrift }, async (api) => {
      const [load, outages] = await Promise.all([
        api.measureOpenLoop({
          workload: "calculate",
          rows: ROWS,
          turns: Math.ceil(secondsOf(plan) * CALLS_PER_SECOND),
          perSecond: CALLS_PER_SECOND * ROWS.length,
        }),
        runSchedule(network, plan),
      ]);
      requirePunctual(load);
      requireFelt(load.calls, outages);
      requireRecovered(load.calls, outages);
      return figuresOf(load.calls, outages);
    });
  } finally {
    for (const close of closers.reverse()) await close();
  }
};

/** One tool server behind the network, which the LLM servers are told of too. */
const openRows = async (
  { hosts, dataDir }: ExperimentSetting,
  closers: (() => void | Promise<void>)[],
): Promise<{ arms: Arm[]; network: FaultyNetwork }> => {
  const armOf = (row: string): Arm => findArm(hosts, dataDir, row);
  const [toolServer] = armOf("http").servers;
  if (!toolServer) throw new Error("The arm http has no server.");
  const tools = await startServer(toolServer, new Map());
  closers.push(tools.stop);
  const network = await openFaultyNetwork(tools.port);
  closers.push(network.close);
  const urls = new Map([["tools", network.url]]);

  const clients = CLIENTS.map((row): Arm => {
    const arm = armOf(row.replace(/-.*/, ""));
    const connection = { ...arm.connection, resilience: row.endsWith("-on") } as Connection;
    return { ...arm, row, connection, servers: [], url: network.url };
  });
  const llmServers = await Promise.all(
    LLM_SERVERS.map(async (row): Promise<Arm> => {
      const arm = armOf(row.replace("llm-", "query:").replace("-again", ""));
      const command = arm.servers.at(-1);
      if (!command) throw new Error(`The arm ${row} has no LLM server.`);
      const env = { ...command.env, MCP_SERVER_URL: network.url };
      const { port, stop } = await startServer({ ...command, env }, urls);
      closers.push(stop);
      return { ...arm, row, servers: [], url: `http://127.0.0.1:${port}` };
    }),
  );
  return { arms: [...clients, armOf("stdio"), ...llmServers], network };
};

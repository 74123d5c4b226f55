import { type FaultyNetwork, openFaultyNetwork } from "@twinhost/faults";
import type { Arm, Connection } from "../../arms/arm.ts";
import { findArm } from "../../arms/catalog.ts";
import type { WarmUp } from "../../generator/generator-api.ts";
import { startServer } from "../../processes/server-process.ts";
import { withArms } from "../../run/with-arms.ts";
import type { ExperimentSetting, StartFigures } from "../experiment.ts";
import { type FaultTimes, strikeUnderLoad } from "../strikes.ts";
import { BLACK_HOLE_MS, CALLS_PER_SECOND, CLIENTS, type Fault, LLM_SERVERS, ROWS } from "./cells.ts";
import { figuresOf } from "./figures.ts";
import { networkStrikes } from "./network-strikes.ts";

/** The black hole lasts longer than its detection takes: two seconds of silence, and two more without an answer. */
const PLANS: Readonly<
  Record<ExperimentSetting["mode"], { warmUp: WarmUp; times: Readonly<Record<Fault, FaultTimes>> }>
> = {
  full: {
    warmUp: { calls: 400, mostMs: 600 },
    times: {
      refuse: [2_500, 2_000],
      reset: [2_500, 2_000],
      "half-close": [2_500, 2_000],
      "black-hole": [BLACK_HOLE_MS.full, 2_500],
      loss: [4_000, 300],
    },
  },
  quick: {
    warmUp: { calls: 100, mostMs: 100 },
    times: {
      refuse: [1_200, 800],
      reset: [1_200, 800],
      "half-close": [1_200, 800],
      "black-hole": [BLACK_HOLE_MS.quick, 1_000],
      loss: [1_500, 300],
    },
  },
};

/**
 * When a black hole ends, hundreds of swallowed calls fail at once, on the cores that the load generator shares. One
 * call in a hundred may be this late: it affects neither shares nor medians, which are what is judged.
 */
const LATE_MS = 250;

/** All scenarios share one load and one network, which fails for all at once. @param openNetwork - a test's own */
export const measureStart = async (
  setting: Omit<ExperimentSetting, "workloads" | "prices">,
  openNetwork = openFaultyNetwork,
): Promise<StartFigures> => {
  const { dataDir, calls, mode, onDrift } = setting;
  const { warmUp, times } = PLANS[mode];
  const closers: (() => void | Promise<void>)[] = [];
  try {
    const { arms, network } = await openRows(setting, openNetwork, closers);
    return await withArms(arms, { dataDir, calls, warmUp, onDrift }, async (api) => {
      const load = { workload: "calculate", rows: ROWS, perSecond: CALLS_PER_SECOND, lateMs: LATE_MS };
      const { calls: made, outages } = await strikeUnderLoad(api, load, networkStrikes(network, times));
      return figuresOf(made, outages);
    });
  } finally {
    await Promise.all(closers.map((close) => close()));
  }
};

/** One tool server behind the network; the LLM servers are given the network's URL too. */
const openRows = async (
  { hosts, dataDir }: Pick<ExperimentSetting, "hosts" | "dataDir">,
  openNetwork: typeof openFaultyNetwork,
  closers: (() => void | Promise<void>)[],
): Promise<{ arms: Arm[]; network: FaultyNetwork }> => {
  const armOf = (row: string): Arm => findArm(hosts, dataDir, row);
  const [toolServer] = armOf("http").servers;
  if (!toolServer) throw new Error("The arm http has no server.");
  const tools = await startServer(toolServer, new Map());
  closers.push(tools.stop);
  const network = await openNetwork(tools.port);
  closers.push(network.close);
  const urls = new Map([["tools", network.url]]);

  const clients = CLIENTS.map((row): Arm => {
    const arm = armOf(row.replace(/-(on|off)$/, ""));
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

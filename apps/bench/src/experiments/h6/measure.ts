import type { Arm } from "../../arms/arm.ts";
import { findArm } from "../../arms/catalog.ts";
import { openSlowNetwork, type SlowNetwork } from "../../measure/slow-network.ts";
import { startServer } from "../../processes/server-process.ts";
import { withArms } from "../../run/with-arms.ts";
import type { ExperimentSetting, StartFigures } from "../experiment.ts";
import { AGAIN, cell, NEAR_ROWS, NETWORKED, ROUND_TRIPS, TAIL_ROWS, TURNS } from "./cells.ts";
import { requireDelays } from "./injection.ts";

const PLANS = {
  full: { warmUp: { calls: 2_000, mostMs: 1_200 }, turns: TURNS.full, percentiles: [95] },
  quick: { warmUp: { calls: 600, mostMs: 400 }, turns: TURNS.quick, percentiles: [] },
};

/** One tool server and one floor, each reached at every round trip; plus stdio and the bare pipe. */
export const measureStart = async (setting: ExperimentSetting): Promise<StartFigures> => {
  const { hosts, dataDir, calls, mode, onDrift } = setting;
  const { warmUp, turns, percentiles } = PLANS[mode];
  const closers: (() => void | Promise<void>)[] = [];
  const networks = new Map<string, SlowNetwork>();
  try {
    const arms: Arm[] = ["stdio", "pipe-floor"].map((row) => findArm(hosts, dataDir, row));
    for (const row of [...NETWORKED, AGAIN] as const) {
      const { servers, ...arm } = findArm(hosts, dataDir, row === AGAIN ? "http-floor" : row);
      const [command] = servers;
      if (!command) throw new Error(`The arm ${row} has no server.`);
      const { port, stop } = await startServer(command, new Map());
      closers.push(stop);
      const reachedAt = (name: string, url: string): Arm => ({ ...arm, row: name, servers: [], url });
      if (row === AGAIN) {
        arms.push(reachedAt(AGAIN, `http://127.0.0.1:${port}`));
        continue;
      }
      for (const roundTrip of ROUND_TRIPS) {
        const network = roundTrip === 0 ? undefined : await openSlowNetwork(port, roundTrip);
        if (network) {
          closers.push(network.close);
          networks.set(cell(row, roundTrip), network);
        }
        arms.push(reachedAt(cell(row, roundTrip), `http://127.0.0.1:${network?.port ?? port}`));
      }
    }
    const warmedByOthers = (row: string): boolean => networks.has(row);
    const figures = await withArms(arms, { dataDir, calls, warmUp, warmedByOthers, onDrift }, async (api) => {
      const rows = arms.map(({ row }) => row);
      const of = (rows: readonly string[], turns: number, percentiles: readonly number[]) =>
        api.measureInTurns({ workload: "calculate", rows, turns, percentiles });
      // Without a network, calls are so short that many are cheap, and so alike that it takes many to tell them apart.
      const near = await of(NEAR_ROWS, turns.near, percentiles);
      const all = { ...(await of(rows, turns.all, percentiles)), ...near };
      // A p99 needs a thousand calls: minutes over a slow network. The medians measured above take precedence.
      return turns.fast === 0 ? all : { ...(await of(TAIL_ROWS, turns.fast, [99])), ...all };
    });
    requireDelays(figures, networks, turns.all);
    return figures;
  } finally {
    for (const close of closers.reverse()) await close();
  }
};

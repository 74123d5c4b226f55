import { max, shuffle } from "simple-statistics";
import type { Arm } from "../../arms/arm.ts";
import { findArm } from "../../arms/catalog.ts";
import type { OpenLoopCall } from "../../generator/open-loop.ts";
import { withArms } from "../../run/with-arms.ts";
import type { ExperimentSetting, StartFigures } from "../experiment.ts";
import { openModelServer } from "../model-server.ts";
import { requirePunctual } from "../open-loop.ts";
import { longestPause } from "../outages.ts";
import { cell, QUESTIONS_PER_SECOND, ROWS, type Row } from "./cells.ts";
import { lostIn } from "./figures.ts";
import { requireLoad } from "./injection.ts";
import { openRow } from "./rows.ts";
import { type RunningRow, type Update, updateAll } from "./updates.ts";

/** `aroundMs`: milliseconds of load before the first update and after each. */
const PLANS = {
  full: { warmUp: { calls: 200, mostMs: 600 }, aroundMs: 1_500 },
  quick: { warmUp: { calls: 80, mostMs: 200 }, aroundMs: 300 },
};

/** Limit of the load: far more than the updates take. */
const MOST_SECONDS = 50;

/** Keeps a constant load on all scenarios until the last of them is updated. */
export const measureStart = async (setting: ExperimentSetting): Promise<StartFigures> => {
  const { hosts, dataDir, calls, mode, onDrift } = setting;
  const { warmUp, aroundMs } = PLANS[mode];
  const closers: (() => void | Promise<void>)[] = [];
  try {
    const rows = new Map<Row, RunningRow>();
    for (const row of shuffle([...ROWS])) {
      const model = await openModelServer();
      closers.push(model.close);
      rows.set(row, { model, deployment: await openRow(row, { setting, modelUrl: model.url, closers }) });
    }
    const arms = [...rows].map(([row, { deployment }]): Arm => {
      const arm = findArm(hosts, dataDir, `query:${row.replace(/-.*/, "")}`);
      return { ...arm, row, servers: [], url: deployment.url };
    });
    return await withArms(arms, { dataDir, calls, warmUp, onDrift }, async (api) => {
      const updating = updateAll(rows, aroundMs).finally(() => api.endOpenLoops());
      // Even if the load fails, no update may still be running when everything is closed.
      const over = updating.catch(() => {});
      const load = await api
        .measureOpenLoop({
          workload: "calculate",
          rows: ROWS,
          turns: MOST_SECONDS * QUESTIONS_PER_SECOND,
          perSecond: QUESTIONS_PER_SECOND * ROWS.length,
        })
        .finally(() => over);
      requirePunctual(load);
      return Object.fromEntries([...(await updating)].flatMap(([row, update]) => figuresOf(row, update, load.calls)));
    });
  } finally {
    for (const close of closers.reverse()) await close();
  }
};

const figuresOf = (row: Row, update: Update, calls: readonly OpenLoopCall[]): (readonly [string, number])[] => {
  const own = calls.filter(({ lane }) => lane === row);
  requireLoad(row, max(own.map(({ dueAt }) => dueAt)), update.until);
  return [
    [cell("lost", row), lostIn(own, update)],
    [cell("pause", row), longestPause(own, update)],
    [cell("offered", row), 1_000 * (update.offeredAt - update.from)],
    [cell("restarts", row), update.restarts],
  ];
};

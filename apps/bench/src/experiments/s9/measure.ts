import type { Arm } from "../../arms/arm.ts";
import { findArm } from "../../arms/catalog.ts";
import { NO_TOOL } from "../../generator/connections/query.ts";
import type { WarmUp } from "../../generator/generator-api.ts";
import { withArms } from "../../run/with-arms.ts";
import type { CheckedCall } from "../../workload/workload.ts";
import { allStarted } from "../all-started.ts";
import type { ExperimentSetting, StartFigures } from "../experiment.ts";
import { type FaultTimes, strikeUnderLoad } from "../strikes.ts";
import { type Fault, QUESTIONS_PER_SECOND, ROWS } from "./cells.ts";
import { figuresOf, HURT_FROM_MS } from "./figures.ts";
import { processStrikes } from "./process-strikes.ts";
import { openToolProcess, type ToolProcessOf } from "./tool-processes.ts";

/**
 * `perSecond`: questions per scenario, every other one without a tool. Those that wait for a tool during a hang are all
 * answered right after it, in two stdio scenarios at once: at 30 per second this alone held up others for a second.
 *
 * A hang lasts longer than detection and restart take: a second of silence, and three more without an answer. If it
 * ended earlier, the waiting questions of all scenarios would be answered at once, on the same cores.
 */
const PLANS: Readonly<
  Record<ExperimentSetting["mode"], { warmUp: WarmUp; perSecond: number; times: Readonly<Record<Fault, FaultTimes>> }>
> = {
  full: {
    warmUp: { calls: 200, mostMs: 600 },
    perSecond: QUESTIONS_PER_SECOND.full,
    times: {
      killed: [0, 4_000],
      hung: [9_000, 2_000],
      memory: [0, 6_000],
      "invalid-lines": [2_000, 500],
      flood: [2_000, 500],
    },
  },
  quick: {
    warmUp: { calls: 100, mostMs: 200 },
    perSecond: QUESTIONS_PER_SECOND.quick,
    times: {
      killed: [0, 1_500],
      hung: [5_500, 500],
      memory: [0, 3_000],
      "invalid-lines": [1_000, 500],
      flood: [1_000, 500],
    },
  },
};

/** Four processes restart at once on the load generator's cores; being this late hurts no question by itself. */
const LATE_MS = HURT_FROM_MS / 4;

const WORKLOAD = "with and without a tool";
const SMALL_TALK: CheckedCall = { tool: NO_TOOL, arguments: { query: "Goodbye" }, expected: { answer: "Goodbye." } };

/** All scenarios share one load; each fault hits the tools of all at once. */
export const measureStart = async (setting: ExperimentSetting): Promise<StartFigures> => {
  const { hosts, dataDir, calls, mode, onDrift } = setting;
  const { warmUp, perSecond, times } = PLANS[mode];
  const opened: ToolProcessOf[] = [];
  try {
    await allStarted(ROWS.map(async (row) => opened.push(await openToolProcess(row, hosts, dataDir))));
    const arms = opened.map(
      ({ row, url }): Arm => ({ ...findArm(hosts, dataDir, "query:in-process"), row, servers: [], url }),
    );
    const moreWorkloads = { [WORKLOAD]: calls.flatMap((call) => [call, SMALL_TALK]) };
    return await withArms(arms, { dataDir, calls, moreWorkloads, warmUp, onDrift }, async (api) => {
      const load = { workload: WORKLOAD, rows: ROWS, perSecond, lateMs: LATE_MS };
      const { calls: asked, outages } = await strikeUnderLoad(api, load, processStrikes(opened, times, dataDir));
      return figuresOf(asked, outages);
    });
  } finally {
    await Promise.all(opened.map(({ close }) => close()));
  }
};

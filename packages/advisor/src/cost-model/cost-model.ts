import type { Cost } from "./inputs.ts";
import { addedP50Micros, addedP99Micros, chatShare } from "./latency.ts";
import { lostInCrash, lostInOutage, lostInUpdate, networkBytesPerSecond } from "./losses.ts";
import { cpuCores, memoryBytes, processes, startCpuMicros } from "./resources.ts";

/** What each transport costs, in the order of the table. */
export const COST_MODEL = {
  addedP50Micros,
  addedP99Micros,
  chatShare,
  cpuCores,
  memoryBytes,
  processes,
  startCpuMicros,
  networkBytesPerSecond,
  lostInUpdate,
  lostInCrash,
  lostInOutage,
} as const satisfies Readonly<Record<string, Cost>>;

/** The name of a row of the cost table. */
export type CostId = keyof typeof COST_MODEL;

export const COST_IDS = Object.keys(COST_MODEL) as [CostId, ...CostId[]];

import { type AdviceCase, isServer, TRANSPORTS, type Transport } from "./case.ts";
import { BUSY_AT_MOST, busyShare, needsRollingUpdate, poolSize } from "./cost-model/capacity.ts";
import { COST_MODEL } from "./cost-model/cost-model.ts";
import type { Inputs } from "./cost-model/inputs.ts";

/** Why a transport cannot serve the LLM servers of a case. */
export const BLOCKS = [
  "budget",
  "overloaded",
  "language",
  "untrusted-tools",
  "desktop",
  "other-callers",
  "pause",
] as const;

/** One of `BLOCKS`. */
export type Block = (typeof BLOCKS)[number];

/** Most tool processes in a pool on one machine. */
const POOL_AT_MOST = 32;

/** What rules out each transport. */
export const blocksOf = (inputs: Inputs): Readonly<Record<Transport, readonly Block[]>> => {
  const { given } = inputs;
  const inProcess: Readonly<Partial<Record<Block, boolean>>> = {
    language: given.toolLanguage === "other",
    "other-callers": given.otherCallers.length > 0,
    pause: needsRollingUpdate(given),
  };
  const isBlocked = (transport: Transport, block: Block): boolean => {
    if (block === "budget") return isOverBudget(inputs, transport);
    if (block === "overloaded") return isOverloaded(inputs, transport);
    if (block === "untrusted-tools") return distrustsTools(given) && !isServer(transport);
    if (block === "desktop") return given.runsOn === "desktop" && transport !== "http" && transport !== "stdio";
    return transport === "in-process" && inProcess[block] === true;
  };
  const entries = TRANSPORTS.map((transport) => [transport, BLOCKS.filter((block) => isBlocked(transport, block))]);
  return Object.fromEntries(entries) as Record<Transport, Block[]>;
};

/** A tool started by its LLM server runs as the same user, with the same access. */
export const distrustsTools = ({ untrusted }: AdviceCase): boolean => untrusted === "tools" || untrusted === "both";

const isOverBudget = (inputs: Inputs, transport: Transport): boolean => {
  const { latencyBudgetMs } = inputs.given;
  return (
    latencyBudgetMs !== null && COST_MODEL.addedP99Micros.over[transport].compute(inputs) > latencyBudgetMs * 1_000
  );
};

/** Never true of tool servers: more are added as the load grows. */
const isOverloaded = (inputs: Inputs, transport: Transport): boolean => {
  if (isServer(transport)) return false;
  return transport === "stdio-pool" ? poolSize(inputs) > POOL_AT_MOST : busyShare(inputs, transport) > BUSY_AT_MOST;
};

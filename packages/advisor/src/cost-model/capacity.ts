import type { AdviceCase, Transport } from "../case.ts";

/** How busy a tool process may be: above it, calls wait for each other noticeably. */
export const BUSY_AT_MOST = 0.6;

/** Share of a core that the tools of one LLM server need. Waiting for another system needs none. */
export const toolCores = ({ toolKind, callsPerSecond, toolMs }: AdviceCase): number =>
  toolKind === "io" ? 0 : (callsPerSecond * toolMs) / 1_000;

/** Cores that are to be there for so much work. */
export const coresFor = (busyCores: number): number => busyCores / BUSY_AT_MOST;

/** Processes for so much work, of which each can use one core. */
export const processesFor = (busyCores: number): number => Math.max(1, Math.ceil(coresFor(busyCores)));

/** Whether the tool server must be replaced without a pause, which takes two of them and a load balancer. */
export const needsRollingUpdate = ({ pauseAllowed, toolUpdatesPerMonth }: AdviceCase): boolean =>
  !pauseAllowed && toolUpdatesPerMonth > 0;

/** Tool servers for all LLM servers together. */
export const toolServers = (given: AdviceCase): number =>
  Math.max(needsRollingUpdate(given) ? 2 : 1, processesFor(given.llmServers * toolCores(given)));

/** Tool processes in the stdio pool of one LLM server. */
export const poolSize = (given: AdviceCase): number => Math.max(2, processesFor(toolCores(given)));

/** How busy each process that runs tools is. */
export const busyShare = (given: AdviceCase, transport: Transport): number => {
  switch (transport) {
    case "http":
    case "rest":
      return (given.llmServers * toolCores(given)) / toolServers(given);
    case "stdio-pool":
      return toolCores(given) / poolSize(given);
    case "stdio":
    case "in-process":
      return toolCores(given);
  }
};

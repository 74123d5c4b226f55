import { type AdviceCase, isServer, type Transport } from "../case.ts";
import { needsServer } from "../needs-server.ts";
import type { Inputs } from "./inputs.ts";

/** How busy a tool process may be; above that, calls noticeably queue behind each other. */
export const BUSY_AT_MOST = 0.6;

/** Cores that the tools of one LLM server keep busy. Waiting for another system takes none. */
export const toolCores = ({ toolKind, callsPerSecond, toolMs }: AdviceCase): number =>
  toolKind === "io" ? 0 : (callsPerSecond * toolMs) / 1_000;

/** Cores to provide for that much work. */
export const coresFor = (busyCores: number): number => busyCores / BUSY_AT_MOST;

/** Processes to provide for that much work; each can use one core. */
const processesFor = (busyCores: number): number => Math.max(1, Math.ceil(coresFor(busyCores)));

/** Whether the tool server must be updated without a pause, which takes two of them and a load balancer. */
export const needsRollingUpdate = ({ pauseAllowed, toolUpdatesPerMonth }: AdviceCase): boolean =>
  !pauseAllowed && toolUpdatesPerMonth > 0;

/** Calls per second that one process can answer by the cost of the protocol alone; unlimited in-process. */
const callsAtMost = ({ k }: Inputs, transport: Transport): number => {
  if (transport === "in-process") return Number.POSITIVE_INFINITY;
  return k(isServer(transport) ? "callsPerServer" : "callsPerChild");
};

/** How long a call occupies the process that runs its tool: the tool's own work, and the protocol's. */
export const busyMicros = (inputs: Inputs, transport: Transport): number => {
  const { toolKind, toolMs } = inputs.given;
  return (toolKind === "io" ? 0 : toolMs * 1_000) + 1e6 / callsAtMost(inputs, transport);
};

/** How busy the calls of one LLM server would keep a single process. */
const loadOf = (inputs: Inputs, transport: Transport): number =>
  (inputs.given.callsPerSecond * busyMicros(inputs, transport)) / 1e6;

/** Tool servers for all LLM servers together. */
export const toolServers = (inputs: Inputs): number =>
  Math.max(needsRollingUpdate(inputs.given) ? 2 : 1, processesFor(inputs.given.llmServers * loadOf(inputs, "http")));

/** Tool servers that other callers need where the LLM servers run the tools themselves: they may call as often. */
export const serversOfOthers = (inputs: Inputs): number => (needsServer(inputs.given) ? toolServers(inputs) : 0);

/** Tool processes that one LLM server needs over stdio. */
export const toolProcesses = (inputs: Inputs): number => processesFor(loadOf(inputs, "stdio"));

/** Tool processes in the stdio pool of one LLM server. */
export const poolSize = (inputs: Inputs): number => Math.max(2, toolProcesses(inputs));

/** How busy each process that runs tools is. */
export const busyShare = (inputs: Inputs, transport: Transport): number => {
  const load = loadOf(inputs, transport);
  switch (transport) {
    case "http":
    case "rest":
      return (inputs.given.llmServers * load) / toolServers(inputs);
    case "stdio-pool":
      return load / poolSize(inputs);
    case "stdio":
    case "in-process":
      return load;
  }
};

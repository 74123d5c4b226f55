import type { Transport } from "../case.ts";
import { BUSY_AT_MOST, busyShare, toolCores } from "../cost-model/capacity.ts";
import { COST_MODEL } from "../cost-model/cost-model.ts";
import type { Inputs } from "../cost-model/inputs.ts";
import { questionMicros } from "../cost-model/latency.ts";
import { needsServer } from "../needs-server.ts";
import { type Criterion, gradeOf } from "./criterion.ts";

const { addedP50Micros, addedP99Micros, memoryBytes } = COST_MODEL;

/** What an LLM server would run with its own tool processes: a pool where one process would be too busy. */
const ownProcesses = (inputs: Inputs): "stdio" | "stdio-pool" =>
  busyShare(inputs, "stdio") > BUSY_AT_MOST ? "stdio-pool" : "stdio";

const SHARED_TOOLS: Criterion = {
  id: "shared-tools",
  claims: ["H2", "S7"],
  constants: ["serverBytes", "llmBytes", "sharedStdioBytes", "llmStdioBytes"],
  grades: [1.05, 1.25, 2],
  weigh: (inputs) => {
    const { given } = inputs;
    const ratio = memoryBytes.over[ownProcesses(inputs)].compute(inputs) / memoryBytes.over.http.compute(inputs);
    const values = { ratio, llmServers: given.llmServers };
    if (given.llmServers === 1 && !needsServer(given)) return { points: 0, values };
    const { grades } = SHARED_TOOLS;
    return { points: ratio < 1 ? -gradeOf(1 / ratio, grades) : gradeOf(ratio, grades), values };
  },
};

const FREQUENT_CHANGES: Criterion = {
  id: "frequent-changes",
  claims: ["H3", "S10"],
  constants: ["updatePauseHttp", "crashPauseHttp", "updatePauseSwap", "updatePauseRestart"],
  grades: [4, 12, 60],
  weigh: ({ given }) => {
    const { toolUpdatesPerMonth: updates, llmServers } = given;
    // A server that other callers need anyway is updated in addition to the stdio processes.
    const places = llmServers + (needsServer(given) ? 1 : 0);
    const rollouts = updates * places;
    return { points: places === 1 ? 0 : gradeOf(rollouts, FREQUENT_CHANGES.grades), values: { rollouts, updates } };
  },
};

const SCALING: Criterion = {
  id: "scaling",
  claims: ["H1", "S8", "H4", "S11"],
  constants: ["serversOverPool", "processEfficiencyHttp", "processEfficiencyStdio", "llmCpuInProcessOverHttp"],
  // On one machine a pool does as well; these are more cores than one machine may have.
  grades: [8, 12, 16],
  weigh: ({ given }) => {
    const cores = toolCores(given);
    return { points: gradeOf(cores, SCALING.grades), values: { cores } };
  },
};

const OUTSIDE_CLIENTS: Criterion = {
  id: "outside-clients",
  claims: ["H5"],
  constants: ["clientsTried", "clientsHttp", "clientsStdio"],
  grades: [],
  weigh: ({ given }) => ({ points: needsServer(given) ? 3 : 0, values: { callers: given.otherCallers.length } }),
};

const SINGLE_SERVER: Criterion = {
  id: "single-server",
  claims: ["S5", "H8", "S4"],
  constants: ["partsHttp", "partsStdio", "serverBytes"],
  grades: [1, 1.1],
  weigh: (inputs) => {
    const { given } = inputs;
    const ratio = memoryBytes.over.http.compute(inputs) / memoryBytes.over[ownProcesses(inputs)].compute(inputs);
    const applies = given.llmServers === 1 && !needsServer(given);
    return { points: applies ? -gradeOf(ratio, SINGLE_SERVER.grades) : 0, values: { ratio } };
  },
};

const FAST_RESPONSES: Criterion = {
  id: "fast-responses",
  claims: ["S1", "H6", "X1"],
  constants: ["addedHttp", "addedStdio", "questionBase"],
  grades: [0.01, 0.05, 0.2],
  weigh: (inputs) => {
    const { callsPerQuestion, latencyBudgetMs } = inputs.given;
    const extra = addedP50Micros.over.http.compute(inputs) - addedP50Micros.over.stdio.compute(inputs);
    const share = Math.max(0, (callsPerQuestion * extra) / (questionMicros(inputs) + callsPerQuestion * extra));
    const budget = (latencyBudgetMs ?? Number.POSITIVE_INFINITY) * 1_000;
    const p99 = (transport: Transport): number => addedP99Micros.over[transport].compute(inputs);
    const [stdioP99Micros, httpP99Micros] = [p99(ownProcesses(inputs)), Math.min(p99("http"), p99("rest"))];
    const values = { share, extraMicros: extra };
    if (stdioP99Micros <= budget && httpP99Micros > budget)
      return { points: -3, values: { ...values, stdioP99Micros, httpP99Micros } };
    return { points: -gradeOf(share, FAST_RESPONSES.grades), values };
  },
};

const SIMPLE_SYSTEM: Criterion = {
  id: "simple-system",
  claims: ["H8", "S4", "S6"],
  constants: ["partsHttp", "partsStdio"],
  grades: [],
  weigh: ({ given }) => {
    // Where a tool server must run anyway, tools inside the LLM servers are one more part.
    const points = needsServer(given) ? 1 : { none: -2, "one-machine": -1, containers: 0 }[given.operations];
    return { points, values: {} };
  },
};

const SECURITY: Criterion = {
  id: "security",
  claims: ["S3", "H9"],
  constants: ["socketsHttp", "socketsStdio", "settingsToHarden", "abuseLetIn", "reachOfTool"],
  grades: [],
  weigh: ({ given }) => {
    const network = needsServer(given) ? 0 : -2;
    return { points: { none: 0, network, tools: 3, both: 2 }[given.untrusted], values: {} };
  },
};

const DEVELOPMENT: Criterion = {
  id: "development",
  claims: ["S6"],
  constants: ["partsHttp", "partsStdio"],
  grades: [],
  // Where a tool server must run anyway, one command does not start everything.
  weigh: ({ given }) => ({ points: given.stage === "development" && !needsServer(given) ? -2 : 0, values: {} }),
};

/** The nine criteria in the note's order. */
export const CRITERIA: readonly Criterion[] = [
  SHARED_TOOLS,
  FREQUENT_CHANGES,
  SCALING,
  OUTSIDE_CLIENTS,
  SINGLE_SERVER,
  FAST_RESPONSES,
  SIMPLE_SYSTEM,
  SECURITY,
  DEVELOPMENT,
];

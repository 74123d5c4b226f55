import { poolSize, serversOfOthers, toolCores, toolServers } from "./capacity.ts";
import type { Computation, Cost, Inputs } from "./inputs.ts";

const MEBIBYTE = 1_024 ** 2;

/** Memory of an engine's index in each process that runs tools. */
export const indexBytes = ({ given }: Inputs): number => (given.toolKind === "engine" ? given.indexMiB * MEBIBYTE : 0);

/** What the LLM servers take by themselves, with the tool servers that other callers need. */
const besideOthers = (own: Computation, formula: string, each: (inputs: Inputs) => number): Computation => ({
  formula: `${own.formula} + ${formula}`,
  compute: (inputs) => own.compute(inputs) + serversOfOthers(inputs) * each(inputs),
});

const serverBytes = (inputs: Inputs): number => inputs.k("serverBytes") + indexBytes(inputs);

/** The LLM servers with one shared tool server, or several where the load requires it. */
const http: Computation = {
  formula: "toolServers(callsPerServer) × (serverBytes + indexMiB) + llmServers × llmBytes",
  compute: (inputs) => {
    const { given, k } = inputs;
    return toolServers(inputs) * serverBytes(inputs) + given.llmServers * k("llmBytes");
  },
};

const stdio: Computation = {
  formula: "sharedStdioBytes + llmServers × (llmStdioBytes + indexMiB)",
  compute: (inputs) =>
    inputs.k("sharedStdioBytes") + inputs.given.llmServers * (inputs.k("llmStdioBytes") + indexBytes(inputs)),
};

const stdioPool: Computation = {
  formula: `${stdio.formula} + llmServers × (poolSize(callsPerChild) − 1) × (poolBytes + indexMiB)`,
  compute: (inputs) =>
    stdio.compute(inputs) +
    inputs.given.llmServers * (poolSize(inputs) - 1) * (inputs.k("poolBytes") + indexBytes(inputs)),
};

const inProcess: Computation = {
  formula: "≥ llmServers × (llmBytes + indexMiB)",
  compute: (inputs) => inputs.given.llmServers * (inputs.k("llmBytes") + indexBytes(inputs)),
};

const memoryBesideOthers = (own: Computation): Computation =>
  besideOthers(own, "serversOfOthers × (serverBytes + indexMiB)", serverBytes);

/** Memory of all processes on all machines. */
export const memoryBytes: Cost = {
  unit: "bytes",
  over: {
    http,
    rest: http,
    stdio: memoryBesideOthers(stdio),
    "stdio-pool": memoryBesideOthers(stdioPool),
    "in-process": memoryBesideOthers(inProcess),
  },
};

/** Cores that calls keep busy, given the CPU time of one call. */
const cores = (formula: string, microsPerCall: (inputs: Inputs) => number): Computation => ({
  formula: `llmServers × (callsPerSecond × ${formula} + toolCores)`,
  compute: (inputs) => {
    const { given } = inputs;
    return given.llmServers * ((given.callsPerSecond * microsPerCall(inputs)) / 1e6 + toolCores(given));
  },
});

const stdioCores = cores("cpuStdio", ({ k }) => k("cpuStdio"));

/** Cores that all processes keep busy. */
export const cpuCores: Cost = {
  unit: "cores",
  over: {
    http: cores("cpuHttp", ({ k }) => k("cpuHttp")),
    rest: cores("cpuHttp × restOverHttp", ({ k }) => k("cpuHttp") * k("restOverHttp")),
    stdio: stdioCores,
    "stdio-pool": stdioCores,
    "in-process": { ...stdioCores, formula: `≤ ${stdioCores.formula}` },
  },
};

const httpProcesses: Computation = {
  formula: "llmServers + toolServers(callsPerServer)",
  compute: (inputs) => inputs.given.llmServers + toolServers(inputs),
};

const processesBesideOthers = (own: Computation): Computation => besideOthers(own, "serversOfOthers", () => 1);

/** Processes on all machines; over stdio without the shell that waits beside each tool process to end it. */
export const processes: Cost = {
  unit: "count",
  over: {
    http: httpProcesses,
    rest: httpProcesses,
    stdio: processesBesideOthers({
      formula: "llmServers × (1 + processesPerChild)",
      compute: ({ given, k }) => given.llmServers * (1 + k("processesPerChild")),
    }),
    "stdio-pool": processesBesideOthers({
      formula: "llmServers × (1 + poolSize(callsPerChild) × processesPerChild)",
      compute: (inputs) => inputs.given.llmServers * (1 + poolSize(inputs) * inputs.k("processesPerChild")),
    }),
    "in-process": processesBesideOthers({ formula: "llmServers", compute: ({ given }) => given.llmServers }),
  },
};

const httpStart: Computation = {
  formula: "toolServers(callsPerServer) × serverStartCpu + llmServers × llmStartCpu",
  compute: (inputs) => {
    const { given, k } = inputs;
    return toolServers(inputs) * k("serverStartCpu") + given.llmServers * k("llmStartCpu");
  },
};

const stdioStart = besideOthers(
  {
    formula: "sharedStdioStartCpu + llmServers × llmStdioStartCpu",
    compute: ({ given, k }) => k("sharedStdioStartCpu") + given.llmServers * k("llmStdioStartCpu"),
  },
  "serversOfOthers × serverStartCpu",
  ({ k }) => k("serverStartCpu"),
);

/** CPU time to start everything and answer the first questions. */
export const startCpuMicros: Cost = {
  unit: "micros",
  over: {
    http: httpStart,
    rest: httpStart,
    stdio: stdioStart,
    "stdio-pool": { ...stdioStart, formula: `≥ ${stdioStart.formula}` },
    "in-process": { ...stdioStart, formula: `≤ ${stdioStart.formula}` },
  },
};

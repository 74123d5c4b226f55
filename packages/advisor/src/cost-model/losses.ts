import type { ConstantId } from "../constants/definitions.ts";
import { toolServers } from "./capacity.ts";
import type { Computation, Cost, Inputs } from "./inputs.ts";

/** Calls that arrive during a pause: lost if the measurement lost any, otherwise answered after the pause. */
const inPause = (pause: ConstantId, lost: ConstantId, servers: "llmServers" | "1"): Computation => ({
  formula: `≤ ${servers === "1" ? "" : "llmServers × "}callsPerSecond × ${pause}; 0 if ${lost} = 0`,
  compute: ({ given, k }: Inputs) =>
    k(lost) === 0 ? 0 : ((servers === "1" ? 1 : given.llmServers) * given.callsPerSecond * k(pause)) / 1e6,
});

const crashOfAll = inPause("crashPauseHttp", "crashLostHttp", "llmServers");

/** One of several tool servers crashes, and its share of the calls is lost. */
const crashHttp: Computation = {
  formula: `(${crashOfAll.formula}) / toolServers(callsPerServer)`,
  compute: (inputs) => crashOfAll.compute(inputs) / toolServers(inputs),
};
const rolling = inPause("updatePauseHttp", "updateLostHttp", "llmServers");

/** A lone tool server is stopped and started, which pauses calls as a crash does. */
const updateHttp: Computation = {
  formula: `toolServers(callsPerServer) > 1: ${rolling.formula}; else ${crashOfAll.formula}`,
  compute: (inputs) => (toolServers(inputs) > 1 ? rolling : crashOfAll).compute(inputs),
};
const updateSwap = inPause("updatePauseSwap", "updateLostSwap", "llmServers");

/** Calls lost in an update of the tools: a new tool server behind a load balancer, a new tool process, a restart. */
export const lostInUpdate: Cost = {
  unit: "count",
  over: {
    http: updateHttp,
    rest: updateHttp,
    stdio: updateSwap,
    "stdio-pool": updateSwap,
    "in-process": inPause("updatePauseRestart", "updateLostRestart", "llmServers"),
  },
};

const crashStdio = inPause("crashPauseStdio", "crashLostStdio", "1");

/** Calls lost when a process that runs tools is killed. A tool server serves all LLM servers, a tool process one. */
export const lostInCrash: Cost = {
  unit: "count",
  over: {
    http: crashHttp,
    rest: crashHttp,
    stdio: crashStdio,
    "stdio-pool": crashStdio,
    "in-process": inPause("crashPauseInProcess", "crashLostInProcess", "1"),
  },
};

const NONE: Computation = { formula: "0", compute: () => 0 };

const httpBytes = (formula: string, headBytes: (inputs: Inputs) => number): Computation => ({
  formula: `0 if roundTripMs = 0, else llmServers × callsPerSecond × (payloadKiB + ${formula})`,
  compute: (inputs) => {
    const { llmServers, callsPerSecond, payloadKiB, roundTripMs } = inputs.given;
    return roundTripMs === 0 ? 0 : llmServers * callsPerSecond * (payloadKiB * 1_024 + headBytes(inputs));
  },
});

const httpNetwork = httpBytes("headHttp", ({ k }) => k("headHttp"));

/** Bytes per second between machines. */
export const networkBytesPerSecond: Cost = {
  unit: "bytesPerSecond",
  over: { http: httpNetwork, rest: httpNetwork, stdio: NONE, "stdio-pool": NONE, "in-process": NONE },
};

const outage = (lost: ConstantId): Computation => ({
  formula: `0 if roundTripMs = 0, else 60 s × llmServers × callsPerSecond × ${lost}`,
  compute: ({ given, k }) => (given.roundTripMs === 0 ? 0 : 60 * given.llmServers * given.callsPerSecond * k(lost)),
});

const outageHttp = outage("outageLostHttp");
const outageStdio = outage("outageLostStdio");

/** Calls lost in a minute during which connections from LLM server to tool server are refused. */
export const lostInOutage: Cost = {
  unit: "count",
  over: {
    http: outageHttp,
    rest: outageHttp,
    stdio: outageStdio,
    "stdio-pool": outageStdio,
    "in-process": outageStdio,
  },
};

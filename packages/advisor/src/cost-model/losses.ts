import type { ConstantId } from "../constants/definitions.ts";
import { toolServers } from "./capacity.ts";
import type { Computation, Cost, Inputs } from "./inputs.ts";

/** Calls that are due in a pause: lost where some were lost when it was measured, else answered after it. */
const inPause = (pause: ConstantId, lost: ConstantId, servers: "llmServers" | "1"): Computation => ({
  formula: `≤ ${servers === "1" ? "" : "llmServers × "}callsPerSecond × ${pause}; 0 if ${lost} = 0`,
  compute: ({ given, k }: Inputs) =>
    k(lost) === 0 ? 0 : ((servers === "1" ? 1 : given.llmServers) * given.callsPerSecond * k(pause)) / 1e6,
});

const crashOfAll = inPause("crashPauseHttp", "crashLostHttp", "llmServers");

/** Of several tool servers one crashes, and its part of the calls is lost. */
const crashHttp: Computation = {
  formula: `(${crashOfAll.formula}) / toolServers(callsPerServer)`,
  compute: (inputs) => crashOfAll.compute(inputs) / toolServers(inputs),
};
const rolling = inPause("updatePauseHttp", "updateLostHttp", "llmServers");

/** A tool server alone is stopped and started: that pauses calls as a crash does. */
const updateHttp: Computation = {
  formula: `toolServers(callsPerServer) > 1: ${rolling.formula}; else ${crashOfAll.formula}`,
  compute: (inputs) => (toolServers(inputs) > 1 ? rolling : crashOfAll).compute(inputs),
};
const updateSwap = inPause("updatePauseSwap", "updateLostSwap", "llmServers");

/** Calls lost in one update of the tools: a new tool server behind a load balancer, a replaced tool process, a restart. */
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

/** Calls lost when one process that runs tools is killed. A tool server serves all; a child serves one LLM server. */
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

/** Bytes a second between machines. */
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

/** Calls lost in a minute in which the network between LLM server and tool server refuses connections. */
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

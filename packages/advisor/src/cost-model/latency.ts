import { type AdviceCase, isServer, type Transport } from "../case.ts";
import { busyMicros, busyShare } from "./capacity.ts";
import type { Cost, Inputs } from "./inputs.ts";

/** Transfer time on a 1 Gbit/s link. */
const MICROS_PER_KIB = (1_024 * 8) / 1_000;

/** What the network between LLM server and tool server adds to a call, in microseconds. */
export const networkMicros = ({ roundTripMs, payloadKiB }: AdviceCase): number =>
  roundTripMs === 0 ? 0 : roundTripMs * 1_000 + payloadKiB * MICROS_PER_KIB;

/** How long a call queues behind others at the same process, at p99 (M/D/1). */
const waitP99Micros = (inputs: Inputs, transport: Transport): number => {
  const busy = busyShare(inputs, transport);
  if (busy >= 1) return Number.POSITIVE_INFINITY;
  return busy <= 0.01 ? 0 : (busyMicros(inputs, transport) * Math.log(100 * busy)) / (2 * (1 - busy));
};

const waitOf = (transport: Transport): string => {
  if (transport === "in-process") return "wait99(toolMs, busyShare)";
  return `wait99(toolMs + 1 / ${isServer(transport) ? "callsPerServer" : "callsPerChild"}, busyShare)`;
};

/** What a transport adds to the median call, compared with the same call in-process. */
export const addedP50Micros: Cost = {
  unit: "micros",
  over: {
    http: { formula: "addedHttp + network", compute: ({ given, k }) => k("addedHttp") + networkMicros(given) },
    rest: {
      formula: "addedHttp × restOverHttp + network",
      compute: ({ given, k }) => k("addedHttp") * k("restOverHttp") + networkMicros(given),
    },
    stdio: { formula: "addedStdio", compute: ({ k }) => k("addedStdio") },
    "stdio-pool": { formula: "addedStdio", compute: ({ k }) => k("addedStdio") },
    "in-process": { formula: "0", compute: () => 0 },
  },
};

const p99Of = (transport: Transport, tail: "tailHttp" | "tailStdio" | null) => {
  const { formula, compute } = addedP50Micros.over[transport];
  return {
    formula: [...(formula === "0" ? [] : [formula]), ...(tail ? [tail] : []), waitOf(transport)].join(" + "),
    compute: (inputs: Inputs) => compute(inputs) + (tail ? inputs.k(tail) : 0) + waitP99Micros(inputs, transport),
  };
};

/** What a transport adds to a call at p99, including the wait behind other calls. */
export const addedP99Micros: Cost = {
  unit: "micros",
  over: {
    http: p99Of("http", "tailHttp"),
    rest: p99Of("rest", "tailHttp"),
    stdio: p99Of("stdio", "tailStdio"),
    "stdio-pool": p99Of("stdio-pool", "tailStdio"),
    "in-process": p99Of("in-process", null),
  },
};

/** How long one question takes with the tools in-process: the model's answers, and the calls between them. */
export const questionMicros = ({ given, k }: Inputs): number =>
  k("questionBase") + ((given.callsPerQuestion + 1) * given.modelMs + given.callsPerQuestion * given.toolMs) * 1_000;

const shareOf = (transport: Transport) => ({
  formula: `c × p50 / (questionBase + (c + 1) × modelMs + c × toolMs + c × p50), c = callsPerQuestion`,
  compute: (inputs: Inputs) => {
    const added = inputs.given.callsPerQuestion * addedP50Micros.over[transport].compute(inputs);
    return added / (questionMicros(inputs) + added);
  },
});

/** The transport's share of the time that a question takes. */
export const chatShare: Cost = {
  unit: "share",
  over: {
    http: shareOf("http"),
    rest: shareOf("rest"),
    stdio: shareOf("stdio"),
    "stdio-pool": shareOf("stdio-pool"),
    "in-process": shareOf("in-process"),
  },
};

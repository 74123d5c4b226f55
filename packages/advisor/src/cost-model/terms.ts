import { BUSY_AT_MOST } from "./capacity.ts";

/** A name in formulas that is neither an input nor a constant. */
interface Term {
  /** With its parameters, as formulas write it. */
  readonly name: string;
  readonly formula: string;
}

/** What formulas use besides inputs and constants; each term after those that use it. */
export const TERMS: readonly Term[] = [
  { name: "p50", formula: "what the transport adds to a call at p50" },
  { name: "network", formula: "0 if roundTripMs = 0, else roundTripMs + payloadKiB / 1 Gbit/s" },
  {
    name: "wait99(t, busyShare)",
    formula:
      "t × ln(100 × busyShare) / (2 × (1 − busyShare)); 0 if busyShare ≤ 0.01; without bound if busyShare ≥ 1 (M/D/1); toolMs in t counts as 0 if toolKind = io",
  },
  {
    name: "busyShare",
    formula:
      "HTTP, REST: llmServers × load(callsPerServer) / toolServers(callsPerServer); stdio: load(callsPerChild); stdio-pool: load(callsPerChild) / poolSize(callsPerChild); in-process: toolCores",
  },
  {
    name: "serversOfOthers",
    formula: "0 if otherCallers are none or desktop clients, else toolServers(callsPerServer)",
  },
  {
    name: "toolServers(c)",
    formula: `max(1, ⌈llmServers × load(c) / ${BUSY_AT_MOST}⌉); at least 2 if not pauseAllowed and toolUpdatesPerMonth > 0`,
  },
  { name: "poolSize(c)", formula: `max(2, ⌈load(c) / ${BUSY_AT_MOST}⌉)` },
  { name: "load(c)", formula: "callsPerSecond × (toolMs + 1 / c); toolMs counts as 0 if toolKind = io" },
  { name: "toolCores", formula: "0 if toolKind = io, else callsPerSecond × toolMs" },
];

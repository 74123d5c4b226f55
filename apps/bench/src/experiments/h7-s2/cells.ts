/** Network faults, in the order in which they are injected. */
export const FAULTS = ["refuse", "reset", "half-close", "black-hole", "loss"] as const;

export type Fault = (typeof FAULTS)[number];

/** Those that let nothing through. */
export const BREAKING = ["refuse", "reset", "half-close", "black-hole"] as const satisfies readonly Fault[];

/** Of each scenario. */
export const CALLS_PER_SECOND = 20;

/** How long the black hole lasts, in milliseconds. */
export const BLACK_HOLE_MS = { full: 7_000, quick: 5_500 } as const;

/** Called by the load generator, with and without client resilience; `http` is MCP over HTTP, in both revisions. */
export const CLIENTS = [
  "http-off",
  "http-on",
  "http@2025-11-25-off",
  "http@2025-11-25-on",
  "rest-off",
  "rest-on",
] as const;

/** Questions to LLM servers, which have resilience. `-again` is a second, identical one, to measure the noise. */
export const LLM_SERVERS = ["llm-http", "llm-http-again", "llm-stdio", "llm-stdio-again"] as const;

export const ROWS = [...CLIENTS, "stdio", ...LLM_SERVERS] as const;

export type Row = (typeof ROWS)[number];

export type Kind = "lost" | "detect" | "wait" | "recover";

export const cell = (kind: Kind, row: Row, fault: Fault): string => `${kind}:${row}@${fault}`;

/** Questions to an LLM server over stdio that were due during a fault. */
export const askedCell = (fault: Fault): string => `asked@${fault}`;

/** Times of the calls that were due between faults, during packet loss, or during any fault. */
export const timeCell = (row: Row, when: "pass" | "loss" | "faults", quantile: "p50" | "p95"): string =>
  `${quantile}:${row}@${when}`;

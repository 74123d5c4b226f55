/** Faults of the process that runs the tools, in the order in which they are injected. */
export const FAULTS = ["killed", "hung", "memory", "invalid-lines", "flood"] as const;

export type Fault = (typeof FAULTS)[number];

/** Questions to each scenario, every other one without a tool. In a quick run shorter faults must meet as many. */
export const QUESTIONS_PER_SECOND = { full: 15, quick: 30 } as const;

/** Where the tools run, as seen from the LLM server. `stdio-again` is a second `stdio`, to measure the noise. */
export const ROWS = ["http", "stdio", "stdio-again", "in-process"] as const;

export type Row = (typeof ROWS)[number];

/** Hurt questions without a tool; failed questions with a tool; the longest time without an answer to the latter. */
export const KINDS = ["hurt", "lost", "pause"] as const;

/** Questions without a tool to an LLM server over stdio that were due during a fault. */
export const askedCell = (fault: Fault): string => `asked@${fault}`;

export const cell = (kind: (typeof KINDS)[number], row: Row, fault: Fault): string => `${kind}:${row}@${fault}`;

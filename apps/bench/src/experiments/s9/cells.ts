/** What happens to the process that runs the tools, in this order. */
export const FAULTS = ["killed", "hung", "memory", "invalid-lines", "flood"] as const;

export type Fault = (typeof FAULTS)[number];

/** Where the tools run, seen from the LLM server. `stdio-again` is the same as `stdio` once more: the noise. */
export const ROWS = ["http", "stdio", "stdio-again", "in-process"] as const;

export type Row = (typeof ROWS)[number];

/** Questions that need no tool and were hurt; questions that need one and failed; the longest time without an answer to such. */
export const KINDS = ["hurt", "lost", "pause"] as const;

/** Questions without a tool to an LLM server over stdio that were due in a fault. */
export const askedCell = (fault: Fault): string => `asked@${fault}`;

export const cell = (kind: (typeof KINDS)[number], row: Row, fault: Fault): string => `${kind}:${row}@${fault}`;

/**
 * How an update of the tools is rolled out: a new tool server behind the load balancer, the LLM server with its tool
 * process started again, or the tool process alone replaced. `http-again` is the same as `http` once more: the noise.
 */
export const ROWS = ["http", "stdio-restart", "stdio-swap", "http-again"] as const;
export type Row = (typeof ROWS)[number];

/** Questions that failed; the longest time without an answer, and until the model was offered the new tool, in microseconds; LLM servers started. */
export const KINDS = ["lost", "pause", "offered", "restarts"] as const;
export type Kind = (typeof KINDS)[number];

export const cell = (kind: Kind, row: Row): string => `${kind}:${row}`;

/** Of each row. */
export const QUESTIONS_PER_SECOND = 10;

/**
 * How a tool update is rolled out: a new tool server behind the load balancer, restarting the LLM server with its tool
 * process, or replacing the tool process alone. `http-again` is a second `http`, to measure the noise.
 */
export const ROWS = ["http", "stdio-restart", "stdio-swap", "http-again"] as const;
export type Row = (typeof ROWS)[number];

/**
 * Failed questions; the longest time without an answer and the time until the model was offered the new tool, in
 * microseconds; restarts of the LLM server.
 */
export const KINDS = ["lost", "pause", "offered", "restarts"] as const;
export type Kind = (typeof KINDS)[number];

export const cell = (kind: Kind, row: Row): string => `${kind}:${row}`;

/** Per scenario. */
export const QUESTIONS_PER_SECOND = 10;

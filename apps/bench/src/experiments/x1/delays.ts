/** How long one answer of the model takes, in milliseconds; a question with a tool call needs two. */
export const MODEL_DELAYS = [0, 50, 300, 1_000] as const;
export const ANSWERS_PER_QUESTION = 2;

/** `in-process-again` is a second, identical deployment, to measure the noise. */
export const ROWS = ["http", "stdio", "in-process", "in-process-again"] as const;

export type Row = (typeof ROWS)[number];

export const cell = (row: Row, delay: number): string => `${row}@${delay}`;

/** Where the tools run, as seen from the LLM server. `http-again` is a second `http`, to measure the noise. */
export const ROWS = ["http", "stdio", "in-process", "http-again"] as const;

export type Row = (typeof ROWS)[number];

/** In microseconds: the LLM server's event loop delay, its CPU per question, and that of all processes. */
export const KINDS = ["delay", "cpu", "allCpu"] as const;

export const cell = (kind: (typeof KINDS)[number], row: Row): string => `${kind}:${row}`;

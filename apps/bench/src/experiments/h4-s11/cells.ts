/** Where the tools run, seen from the LLM server. `http-again` is the same as `http` once more: the noise. */
export const ROWS = ["http", "stdio", "in-process", "http-again"] as const;

export type Row = (typeof ROWS)[number];

/** Microseconds: the LLM server's event loop late, its CPU per question, and the CPU per question of all processes. */
export const KINDS = ["delay", "cpu", "allCpu"] as const;

export const cell = (kind: (typeof KINDS)[number], row: Row): string => `${kind}:${row}`;

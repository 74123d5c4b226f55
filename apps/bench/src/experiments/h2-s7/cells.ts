/** Numbers of LLM servers that run at once. */
export const COUNTS = [1, 2, 4, 8] as const;
export const FEWEST = 1;
export const MOST = 8;

export const SEVERAL = COUNTS.filter((count) => count > FEWEST);

export const TRANSPORTS = ["http", "stdio"] as const;

/** A second stdio deployment, to measure the noise. */
export const AGAIN = "stdio-again";

export type Row = (typeof TRANSPORTS)[number] | typeof AGAIN;

/** Memory in bytes, CPU since the start in microseconds, and the number of processes other than the LLM servers. */
export type Kind = "memory" | "cpu" | "tools";

export const cell = (kind: Kind, row: Row, count: number): string => `${kind}:${row}@${count}`;

/** LLM servers at once. */
export const COUNTS = [1, 2, 4, 8] as const;
export const FEWEST = 1;
export const MOST = 8;

/** More than one is what "several" means. */
export const SEVERAL = COUNTS.filter((count) => count > FEWEST);

export const TRANSPORTS = ["http", "stdio"] as const;

/** The same as stdio once more: the noise. */
export const AGAIN = "stdio-again";

export type Row = (typeof TRANSPORTS)[number] | typeof AGAIN;

/** Memory in bytes, CPU from the start on in microseconds, and the processes that are not the LLM servers themselves. */
export type Kind = "memory" | "cpu" | "tools";

export const cell = (kind: Kind, row: Row, count: number): string => `${kind}:${row}@${count}`;

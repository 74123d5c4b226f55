/** LLM servers at once: measured, and for which the cost is told. */
export const MEASURED = [1, 2] as const;
export const COUNTS = [1, 2, 4, 8] as const;

export const TRANSPORTS = ["http", "stdio"] as const;

/** The same as stdio once more, with one LLM server: the noise. */
export const AGAIN = "stdio-again";

export type Row = (typeof TRANSPORTS)[number] | typeof AGAIN;

/** Microseconds of all processes. */
export const cpuCell = (row: Row): string => `cpu:${row}`;

export const memoryCell = (row: Row, count: (typeof MEASURED)[number]): string => `memory:${row}@${count}`;

export const PRICES = { coreHour: "price:core", gibHour: "price:gib" } as const;

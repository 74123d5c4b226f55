/** Numbers of LLM servers: those measured, and those for which the cost is reported. */
export const MEASURED = [1, 2] as const;
export const COUNTS = [1, 2, 4, 8] as const;

export const TRANSPORTS = ["http", "stdio"] as const;

/** A second stdio deployment, with one LLM server, to measure the noise. */
export const AGAIN = "stdio-again";

export type Row = (typeof TRANSPORTS)[number] | typeof AGAIN;

/** CPU of all processes per question, in microseconds. */
export const cpuCell = (row: Row): string => `cpu:${row}`;

export const memoryCell = (row: Row, count: (typeof MEASURED)[number]): string => `memory:${row}@${count}`;

export const PRICES = { coreHour: "price:core", gibHour: "price:gib" } as const;

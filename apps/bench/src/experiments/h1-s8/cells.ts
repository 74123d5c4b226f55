/** Number of tool servers behind the load balancer, and of tool processes in a pool. */
export const SIZES = [1, 2, 4] as const;
export const MOST = 4;
/** "Scales" is about more than one. */
export const SEVERAL = SIZES.filter((size) => size > 1);

export const TRANSPORTS = ["http", "stdio"] as const;
export type Transport = (typeof TRANSPORTS)[number];

/** What is measured with one process each; the second HTTP server is there to measure the noise. */
export const SINGLES = [...TRANSPORTS, "http-again"] as const;
type Single = (typeof SINGLES)[number];

export const rowOf = (of: Single | typeof MACHINE, size: number): string => `${of}@${size}`;

export const AGAIN = rowOf("http-again", 1);

/** Tools called at full load, each with its own number of calls in flight. */
export const TOOLS = ["cpu", "io"] as const;
export type Tool = (typeof TOOLS)[number];

/** Calls per second: `perSecond:cpu:http@2`. `machine` is the same work without tool and transport. */
export const perSecond = (tool: Tool, row: string): string => `perSecond:${tool}:${row}`;
export const MACHINE = "machine";

/** What shares the connection with a fast tool's calls. */
export const BESIDES = ["alone", "slow", "large"] as const;
export type Beside = (typeof BESIDES)[number];
/** The fast tool's p99 in microseconds. */
export const fast = (beside: Beside, row: string): string => `fast:${beside}:${row}`;

/** Calls in flight to one process. */
export const CONCURRENCIES = [1, 4, 16, 64, 256] as const;

/** For one process: small calls per second, their p99 in microseconds, and how busy the load generator was. */
export const inFlight = (kind: "perSecond" | "p99" | "busy", of: Single, concurrency: number): string =>
  `inFlight:${kind}:${of}@${concurrency}`;

/** How busy the load generator was, as a share of a core, and how late it sent, in microseconds. */
export const GENERATOR = { busy: "generator:busy", late: "generator:late" } as const;

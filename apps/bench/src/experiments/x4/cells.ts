/** How clients use the transports, and how long each keeps a connection or process. */
export const ROWS = {
  http: "kept",
  stdio: "kept",
  "http-new-connection": "call",
  "http-tls": "conversation",
  "stdio-per-conversation": "conversation",
  "stdio-per-call": "call",
} as const;

/** Measured a second time, with one conversation at once, for the noise. */
export const AGAIN = ["http", "stdio", "stdio-per-call"] as const;

export type Row = keyof typeof ROWS;
export type AgainRow = `${(typeof AGAIN)[number]}-again`;

export const ROW_IDS = Object.keys(ROWS) as Row[];

/** Numbers of conversations at once. */
export const LEVELS = [1, 8, 32] as const;
/** Those of a quick run. */
export const FEW = [1, 8] as const satisfies readonly (typeof LEVELS)[number][];

export const CALLS_EACH = 4;

export const KINDS = ["p50", "p99", "cpu", "processes", "memory"] as const;

export const cell = (kind: (typeof KINDS)[number], row: Row | AgainRow, level: (typeof LEVELS)[number]): string =>
  `${kind}:${row}@${level}`;

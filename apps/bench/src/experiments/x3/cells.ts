export const TRANSPORTS = ["http", "rest", "stdio"] as const;

export type Transport = (typeof TRANSPORTS)[number];

/** `all` compares every feature on with every feature off, `nothing` two deployments with every feature off: the noise. */
export const ROWS = ["all", "nothing"] as const;

export const cell = (row: (typeof ROWS)[number], transport: Transport, side: "off" | "on"): string =>
  `${row}:${transport}:${side}`;

export const TRANSPORTS = ["http", "rest", "stdio"] as const;

export type Transport = (typeof TRANSPORTS)[number];

/** Hosts with every feature off and on; `again` is a second one with all off, to measure the noise. */
export const SIDES = ["off", "on", "again"] as const;

export const cell = (side: (typeof SIDES)[number], transport: Transport): string => `${side}:${transport}`;

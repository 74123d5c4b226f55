export const TRANSPORTS = ["http", "rest", "stdio"] as const;

export type Transport = (typeof TRANSPORTS)[number];

/** Hosts with every feature off and on; `again` has them off once more: the noise. */
export const SIDES = ["off", "on", "again"] as const;

export const cell = (side: (typeof SIDES)[number], transport: Transport): string => `${side}:${transport}`;

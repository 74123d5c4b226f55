/** Clients that others have made. */
export const CLIENTS = ["curl", "browser", "openapi", "inspector", "sdk-v1", "sdk-v2", "python"] as const;

export type ClientId = (typeof CLIENTS)[number];

export const TRANSPORTS = ["http", "stdio"] as const;

/** 1 where the client is on this machine. */
export const thereCell = (client: ClientId): string => `there:${client}`;

/** 1 where it completed its call. */
export const completedCell = (transport: (typeof TRANSPORTS)[number], client: ClientId): string =>
  `${transport}:${client}`;

/** Third-party clients. */
export const CLIENTS = ["curl", "browser", "openapi", "inspector", "sdk-v1", "sdk-v2", "python"] as const;

export type ClientId = (typeof CLIENTS)[number];

export const TRANSPORTS = ["http", "stdio"] as const;

/** 1 if the client is available on this machine. */
export const thereCell = (client: ClientId): string => `there:${client}`;

/** 1 if the client completed its call. */
export const completedCell = (transport: (typeof TRANSPORTS)[number], client: ClientId): string =>
  `${transport}:${client}`;

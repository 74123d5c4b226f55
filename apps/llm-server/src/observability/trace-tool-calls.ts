import { traceCalls } from "@twinhost/client";
import type { Tracing } from "@twinhost/core";
import type { Connections } from "../transport/connections.ts";

/** The same connections to the tools, with a span for every call, which the tool host continues. */
export const traceConnections = (connections: Connections, tracing: Tracing): Connections => ({
  ...connections,
  get: (transport) => traceCalls(connections.get(transport), tracing),
});

import { onlyMethods } from "@twinhost/server";
import { Router } from "express";
import type { Connections } from "../transport/connections.ts";
import { type ToolCatalog, thirdPartyStatus } from "../transport/tool-catalog.ts";
import type { TransportSwitch } from "../transport/transport-switch.ts";

export interface HealthRouteOptions {
  readonly catalog: ToolCatalog;
  readonly connections: Connections;
  readonly transports: TransportSwitch;
}

/** `GET /health`: this server is healthy as long as it answers; also reports the state and transport of its tools. */
export const createHealthRoutes = ({ catalog, connections, transports }: HealthRouteOptions): Router => {
  const routes = Router();
  routes.get("/health", async (_request, response) => {
    const transport = transports.current;
    const reachable = await catalog.isReachable(transport);
    const others = Object.entries(catalog.others()).map(([server, state]) => [server, thirdPartyStatus(state)]);
    response.json({
      status: "healthy",
      tools: {
        status: stateOf(reachable),
        transport,
        ...(transport === "auto" && { in_use: connections.own(transport).transport }),
      },
      ...(others.length > 0 && { mcp_servers: Object.fromEntries(others) }),
    });
  });
  routes.all("/health", onlyMethods("GET", "HEAD"));
  return routes;
};

const stateOf = (isReachable: boolean) => (isReachable ? "healthy" : "unavailable");

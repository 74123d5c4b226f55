import { onlyMethods } from "@twinhost/http-kit";
import type { Transport } from "@twinhost/tool-client";
import { Router } from "express";
import type { ToolCatalog } from "../transport/tool-catalog.ts";

/** `GET /health`: this server is healthy as long as it answers; it says beside it whether its tools do. */
export const createHealthRoutes = (catalog: ToolCatalog, transport: Transport): Router => {
  const routes = Router();
  routes.get("/health", async (_request, response) => {
    const reachable = await catalog.isReachable(transport);
    response.json({ status: "healthy", tools: { status: reachable ? "healthy" : "unavailable", transport } });
  });
  routes.all("/health", onlyMethods("GET", "HEAD"));
  return routes;
};

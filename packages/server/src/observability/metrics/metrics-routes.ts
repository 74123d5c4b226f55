import { type RequestHandler, Router } from "express";
import { onlyMethods } from "../../request/methods.ts";
import type { Metrics } from "./metrics.ts";

/** `GET /metrics` in Prometheus's text format, for callers that `access` lets through. */
export const createMetricsRoutes = (metrics: Metrics, ...access: RequestHandler[]): Router => {
  const routes = Router();
  routes.get("/metrics", ...access, async (_request, response) => {
    const { contentType, text } = await metrics.render();
    response.set("Content-Type", contentType).end(text);
  });
  routes.all("/metrics", onlyMethods("GET", "HEAD"));
  return routes;
};

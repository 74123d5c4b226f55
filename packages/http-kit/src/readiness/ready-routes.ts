import { Router } from "express";
import { onlyMethods } from "../methods.ts";
import type { Readiness } from "./readiness.ts";

/** `GET /ready`: 503 unless calls should be sent here. It says states only, so it needs no key. */
export const createReadyRoutes = (readiness: Readiness): Router => {
  const routes = Router();
  routes.get("/ready", async (_request, response) => {
    const report = await readiness.report();
    response.status(report.status === "ready" ? 200 : 503).json(report);
  });
  routes.all("/ready", onlyMethods("GET", "HEAD"));
  return routes;
};

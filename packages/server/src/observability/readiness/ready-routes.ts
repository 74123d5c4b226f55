import { Router } from "express";
import { callerIfAny, hasRole } from "../../access/access.ts";
import { onlyMethods } from "../../request/methods.ts";
import type { Readiness } from "./readiness.ts";

/** What a server tells only its administrators. */
export type ReadyDetails = () => Promise<Readonly<Record<string, unknown>>>;

/**
 * `GET /ready`: 503 unless calls should be sent here. It reports states only, so it needs no key; with an admin key it
 * reports more: what the engines are, and why a third-party server is unavailable.
 */
export const createReadyRoutes = (readiness: Readiness, details?: ReadyDetails): Router => {
  const routes = Router();
  routes.get("/ready", async (_request, response) => {
    const report = await readiness.report();
    const caller = await callerIfAny(response);
    const isAdmin = caller !== undefined && hasRole(caller, "admin");
    const more = isAdmin && { engine_descriptions: await readiness.descriptions(), ...(await details?.()) };
    response.status(report.status === "ready" ? 200 : 503).json({ ...report, ...more });
  });
  routes.all("/ready", onlyMethods("GET", "HEAD"));
  return routes;
};

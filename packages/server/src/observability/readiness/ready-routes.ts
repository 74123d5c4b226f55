import { Router } from "express";
import { callerIfAny, hasRole } from "../../access/access.ts";
import { onlyMethods } from "../../request/methods.ts";
import type { Readiness } from "./readiness.ts";

/** What a server says of itself to its administrators alone. */
export type ReadyDetails = () => Promise<Readonly<Record<string, unknown>>>;

/**
 * `GET /ready`: 503 unless calls should be sent here. It says states only, so it needs no key; with one of the role admin
 * it says why, too.
 */
export const createReadyRoutes = (readiness: Readiness, details?: ReadyDetails): Router => {
  const routes = Router();
  routes.get("/ready", async (_request, response) => {
    const report = await readiness.report();
    const caller = details && (await callerIfAny(response));
    const more = caller && hasRole(caller, "admin") ? await details() : {};
    response.status(report.status === "ready" ? 200 : 503).json({ ...report, ...more });
  });
  routes.all("/ready", onlyMethods("GET", "HEAD"));
  return routes;
};

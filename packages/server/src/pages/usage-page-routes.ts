import { type Request, type RequestHandler, Router } from "express";
import { servePage } from "./page-files.ts";

/**
 * `GET /usage` for a browser: usage as a page that loads nothing from elsewhere. Must come before authentication, as
 * the page itself needs no key.
 * @param directory of the pages
 */
export const createUsagePageRoutes = (directory: string | undefined): Router => {
  const routes = Router({ strict: true });
  const onlyForBrowsers: RequestHandler = (request, response, next) => {
    response.vary("Accept");
    next(prefersPage(request) ? undefined : "route");
  };
  routes.get("/usage", onlyForBrowsers, servePage(directory, "usage.html"));
  return routes;
};

/** Clients that accept anything get JSON. */
const prefersPage = (request: Request): boolean =>
  request.query.format === undefined && request.accepts("application/json", "text/csv", "text/html") === "text/html";

import { type Request, type RequestHandler, Router } from "express";
import { onlyMethods } from "../../request/methods.ts";
import { pagePolicy } from "../../response/response-headers.ts";
import { renderUsagePage } from "./page.ts";
import { SCRIPT } from "./script.ts";
import { STYLE } from "./style.ts";
import { LANGUAGES } from "./words.ts";

/** What the page may load: its own files. */
const policy = pagePolicy({
  "script-src": ["'self'"],
  "style-src": ["'self'"],
  "img-src": ["data:"],
  "connect-src": ["'self'"],
});

/**
 * `GET /usage` for a browser: usage as a page, from this server alone. It belongs before the check of credentials, for a
 * browser cannot send a key with it; what it shows it fetches with the key that the reader types in.
 * @param groups what rows may stand for; the first is the usual one
 */
export const createUsagePageRoutes = (groups: readonly string[]): Router => {
  const routes = Router({ strict: true });
  const onlyForBrowsers: RequestHandler = (request, _response, next) =>
    next(prefersPage(request) ? undefined : "route");
  routes.get("/usage", onlyForBrowsers, policy, (request, response) => {
    const language = request.acceptsLanguages(...LANGUAGES) || "en";
    response
      .vary("Accept, Accept-Language")
      .set("Cache-Control", "no-cache")
      .type("html")
      .send(renderUsagePage(language as (typeof LANGUAGES)[number], groups));
  });
  const file = (path: string, type: string, body: string): void => {
    routes.get(path, policy, (_request, response) => {
      response.type(type).send(body);
    });
    routes.all(path, onlyMethods("GET", "HEAD"));
  };
  file("/usage/usage.css", "css", STYLE);
  file("/usage/usage.js", "js", SCRIPT);
  return routes;
};

/** Programs that take anything get JSON, as they always did. */
const prefersPage = (request: Request): boolean =>
  request.query.format === undefined && request.accepts("application/json", "text/csv", "text/html") === "text/html";

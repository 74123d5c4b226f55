import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { type Response, Router } from "express";
import { onlyMethods } from "../../request/methods.ts";
import { pagePolicy } from "../../response/response-headers.ts";
import { PAGE, SCRIPT, STYLE } from "./page.ts";

/** Swagger UI's files: beside the bundle once the app is built, in its package before. */
const assetFile = (name: string): string => {
  const beside = new URL(`./swagger-ui/${name}`, import.meta.url);
  return fileURLToPath(existsSync(beside) ? beside : import.meta.resolve(`swagger-ui-dist/${name}`));
};

const ASSETS = ["swagger-ui.css", "swagger-ui-bundle.js"];

/** What the page may load: its own files. Swagger UI has its icons in its style sheet, and styles in its markup. */
const policy = pagePolicy({
  "script-src": ["'self'"],
  "style-src": ["'self'", "'unsafe-inline'"],
  "img-src": ["'self'", "data:"],
  "connect-src": ["'self'"],
});

/**
 * `GET /docs`: the reference as a page, from this server alone. The page is open, for a browser cannot send a key with
 * it; what it shows it fetches with the key that the reader types in.
 */
export const createDocsRoutes = (): Router => {
  const routes = Router({ strict: true });
  const text = (path: string, type: string, body: string): void => {
    routes.get(path, policy, (_request, response: Response) => {
      response.type(type).send(body);
    });
    routes.all(path, onlyMethods("GET", "HEAD"));
  };
  text("/docs", "html", PAGE);
  text("/docs/docs.css", "css", STYLE);
  text("/docs/docs.js", "js", SCRIPT);
  for (const name of ASSETS) {
    routes.get(`/docs/${name}`, policy, (_request, response) =>
      response.sendFile(assetFile(name), { maxAge: "1h", dotfiles: "allow" }),
    );
    routes.all(`/docs/${name}`, onlyMethods("GET", "HEAD"));
  }
  return routes;
};

import { existsSync } from "node:fs";
import { join } from "node:path";
import { BUILD_ADVICE } from "@twinhost/core";
import { onlyMethods, pagePolicy } from "@twinhost/server";
import express, { type Response, Router } from "express";

const NOT_BUILT = `There is no console here. ${BUILD_ADVICE}, or set CONSOLE_DIR to a folder that holds it.\n`;

/** Everything comes from this server, and nothing stands in the page itself: no inline script, no inline style. */
const policy = pagePolicy({
  "script-src": ["'self'"],
  "style-src": ["'self'"],
  "img-src": ["'self'", "data:"],
  "connect-src": ["'self'"],
});

/**
 * The console at `/`. It is open, for a browser cannot send a key with a page; what it shows it fetches with the key that
 * the reader types in. Files under `assets/` have a hash in their names and never change. Files are named below a root:
 * the folders above may begin with a dot (npx keeps packages in `.npm`), which as a whole path would be refused.
 */
export const createPageRoutes = (directory: string | undefined): Router => {
  const routes = Router();

  routes.get("/", policy, (_request, response: Response) => {
    if (!directory || !existsSync(join(directory, "index.html")))
      return void response.status(404).type("text").send(NOT_BUILT);
    response.sendFile("index.html", {
      root: directory,
      cacheControl: false,
      headers: { "Cache-Control": "no-cache" },
    });
  });
  routes.all("/", onlyMethods("GET", "HEAD"));
  if (directory) {
    routes.use("/assets", express.static(join(directory, "assets"), { immutable: true, maxAge: "1y", index: false }));
    routes.get("/favicon.svg", (_request, response: Response) =>
      response.sendFile("favicon.svg", { root: directory, maxAge: "1d" }),
    );
  }
  return routes;
};

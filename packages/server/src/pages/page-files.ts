import { existsSync } from "node:fs";
import { join } from "node:path";
import { BUILD_ADVICE } from "@twinhost/core";
import express, { type RequestHandler, Router } from "express";
import { onlyMethods } from "../request/methods.ts";
import { pagePolicy } from "../response/response-headers.ts";

/** Everything is loaded from this server: no inline script, no inline style. */
const OWN_FILES = pagePolicy({
  "script-src": ["'self'"],
  "style-src": ["'self'"],
  "img-src": ["'self'", "data:"],
  "connect-src": ["'self'"],
});

const NOT_BUILT = `There is no page here. ${BUILD_ADVICE}, or set CONSOLE_DIR to a folder that holds it.\n`;

/** Whether the build has a page; an older or missing build may not. */
export const hasPage = (directory: string | undefined, file: string): directory is string =>
  directory !== undefined && existsSync(join(directory, file));

/**
 * Serves a page of the console's build. It needs no key, as a browser cannot send one when it opens a page; the page
 * fetches its data with the key that the user enters. Files are sent relative to a root: a full path would be refused
 * where a folder above begins with a dot (npx keeps packages in `.npm`).
 * @param directory folder of the build; undefined where there is none: the answer then says so
 */
export const servePage = (directory: string | undefined, file: string): RequestHandler[] => [
  OWN_FILES,
  (_request, response) => {
    if (!hasPage(directory, file)) return void response.status(404).type("text").send(NOT_BUILT);
    response.sendFile(file, { root: directory, cacheControl: false, headers: { "Cache-Control": "no-cache" } });
  },
];

/** The files that pages load. Those under `assets/` have a hash in their names and never change. */
export const createAssetRoutes = (directory: string | undefined): Router => {
  const routes = Router();
  if (directory === undefined) return routes;
  routes.use("/assets", express.static(join(directory, "assets"), { immutable: true, maxAge: "1y", index: false }));
  routes.get("/favicon.svg", (_request, response) =>
    response.sendFile("favicon.svg", { root: directory, maxAge: "1d" }),
  );
  routes.all("/favicon.svg", onlyMethods("GET", "HEAD"));
  return routes;
};

import { onlyMethods } from "@twinhost/server";
import { Router } from "express";
import { baseOf, type ToolServerAddress } from "./tool-server-state.ts";

/**
 * `GET /docs`: redirects to the tool server, which serves the REST interface and its reference. Needs a key, as the
 * address may be internal.
 */
export const createApiReferenceRoute = ({ toolServer }: { readonly toolServer: ToolServerAddress }): Router => {
  const routes = Router();
  routes.get("/docs", (_request, response) => response.redirect(`${baseOf(toolServer.url)}/docs`));
  routes.all("/docs", onlyMethods("GET", "HEAD"));
  return routes;
};

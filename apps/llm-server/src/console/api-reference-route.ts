import { onlyMethods } from "@twinhost/server";
import { Router } from "express";
import { baseOf, type ToolServerAddress } from "./tool-server-state.ts";

/**
 * `GET /docs`: the REST interface is the tool server's, and its reference stands there. For callers alone: the address may be an
 * internal one.
 */
export const createApiReferenceRoute = ({ toolServer }: { readonly toolServer: ToolServerAddress }): Router => {
  const routes = Router();
  routes.get("/docs", (_request, response) => response.redirect(`${baseOf(toolServer.url)}/docs`));
  routes.all("/docs", onlyMethods("GET", "HEAD"));
  return routes;
};

import type { Toolbox } from "@twinhost/core";
import type { ServerInfo } from "@twinhost/mcp";
import { Router } from "express";
import { callerOf } from "../../access/access.ts";
import { forwardedPrefix } from "../../request/forwarded-prefix.ts";
import { onlyMethods, requireJsonAccepted } from "../../request/methods.ts";
import { sendCacheable } from "../../response/send-cacheable.ts";
import { createOpenApiDocument } from "./openapi-document.ts";

/** `GET /openapi.json`: the REST interface, limited to what the caller may use. */
export const createOpenApiRoutes = (toolbox: Toolbox, info?: ServerInfo): Router => {
  const routes = Router();
  routes.get("/openapi.json", requireJsonAccepted, (request, response) => {
    const document = createOpenApiDocument(toolbox.list(callerOf(response)), forwardedPrefix(request), info);
    sendCacheable(request, response, JSON.stringify(document));
  });
  routes.all("/openapi.json", onlyMethods("GET"));
  return routes;
};

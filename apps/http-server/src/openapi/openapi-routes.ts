import { callerOf, forwardedPrefix, onlyMethods, requireJsonAccepted, sendCacheable } from "@twinhost/http-kit";
import type { Toolbox } from "@twinhost/tools";
import { Router } from "express";
import { createOpenApiDocument } from "./openapi-document.ts";

/** `GET /openapi.json`: the REST interface as its caller may use it. */
export const createOpenApiRoutes = (toolbox: Toolbox): Router => {
  const routes = Router();
  routes.get("/openapi.json", requireJsonAccepted, (request, response) => {
    const document = createOpenApiDocument(toolbox.list(callerOf(response)), forwardedPrefix(request));
    sendCacheable(request, response, JSON.stringify(document));
  });
  routes.all("/openapi.json", onlyMethods("GET"));
  return routes;
};

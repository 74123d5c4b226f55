import { Router } from "express";
import { onlyMethods } from "../../request/methods.ts";
import { sendCacheable } from "../../response/send-cacheable.ts";
import type { AccessTokens } from "./access-tokens.ts";

/** `/.well-known/oauth-protected-resource`, with and without the resource's path: tells clients who issues tokens. */
export const createResourceMetadataRoutes = ({ metadata, metadataUrl }: AccessTokens): Router => {
  const routes = Router();
  const paths = [...new Set([new URL(metadataUrl).pathname, "/.well-known/oauth-protected-resource"])];
  routes.get(paths, (request, response) => sendCacheable(request, response, JSON.stringify(metadata)));
  routes.all(paths, onlyMethods("GET", "HEAD"));
  return routes;
};

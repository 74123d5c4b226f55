import { Router } from "express";
import { onlyMethods } from "../../request/methods.ts";
import { sendCacheable } from "../../response/send-cacheable.ts";
import type { AccessTokens } from "./access-tokens.ts";

/** `/.well-known/oauth-protected-resource`, with the resource's path behind it or without: where a client learns whom to ask for a token. */
export const createResourceMetadataRoutes = ({ metadata, metadataUrl }: AccessTokens): Router => {
  const routes = Router();
  const paths = [...new Set([new URL(metadataUrl).pathname, "/.well-known/oauth-protected-resource"])];
  routes.get(paths, (request, response) => sendCacheable(request, response, JSON.stringify(metadata)));
  routes.all(paths, onlyMethods("GET", "HEAD"));
  return routes;
};

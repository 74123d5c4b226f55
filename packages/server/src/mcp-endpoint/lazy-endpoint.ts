import { type RequestHandler, Router } from "express";
import type { McpEndpoint } from "./endpoint.ts";

/**
 * An endpoint that is loaded, with the MCP SDK, on the first request that the fast path leaves to it, so that a host
 * starts without them. If loading fails, that request fails as `internal`, and the next one retries.
 */
export const createLazyMcpEndpoint = (load: () => Promise<McpEndpoint>): McpEndpoint => {
  let endpoint: McpEndpoint | undefined;
  let loading: Promise<McpEndpoint> | undefined;
  const loaded = (): Promise<McpEndpoint> => {
    loading ??= load().then(
      (it) => {
        endpoint = it;
        return it;
      },
      (error: unknown) => {
        loading = undefined;
        throw error;
      },
    );
    return loading;
  };
  const handle: RequestHandler = async (request, response, next) => (await loaded()).routes(request, response, next);

  const routes = Router();
  // Both, as `servedMethods` reads from the routes which methods have a body.
  routes.post("/mcp", handle);
  routes.all("/mcp", handle);
  return {
    routes,
    findSession: (id, caller) => endpoint?.findSession(id, caller),
    close: async () => {
      await loading?.catch(() => {});
      await endpoint?.close();
    },
  };
};

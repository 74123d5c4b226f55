import { type RequestHandler, Router } from "express";
import type { McpEndpoint } from "./endpoint.ts";

/**
 * An endpoint that is loaded, with the MCP SDK, by the first request that the fast path leaves to it: a host starts
 * without. What fails to load fails that request as `internal`; the next one tries again.
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
  // Both, since `servedMethods` reads off the routes which methods have a body.
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

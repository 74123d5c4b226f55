import { createHttpApp } from "@twinhost/http-kit";
import { type Caller, createMcpServer, type Logger, type Toolbox } from "@twinhost/tools";
import { type Express, Router } from "express";
import { createHealthRoutes } from "./health-routes.ts";
import { createMcpEndpoint } from "./mcp-endpoint.ts";
import { createRestRoutes } from "./rest-routes.ts";
import { sendRpcHttpError } from "./rpc-error.ts";

const BODY_LIMIT_BYTES = 1024 * 1024;
/** As express matches the route: any case, with or without a slash at the end. */
const MCP_PATH = /^\/mcp\/?$/i;

export interface ToolServerOptions {
  readonly toolbox: Toolbox;
  /** Who every request is taken for. */
  readonly caller: Caller;
  readonly isReady: () => boolean;
  readonly allowedHosts: readonly string[];
  readonly allowedOrigins: readonly string[];
  readonly log: Logger;
}

export interface ToolServer {
  readonly app: Express;
  /** Ends what outlives a request: sessions and streams. */
  close(): Promise<void>;
}

/** The toolbox over REST and over MCP's Streamable HTTP. */
export const createToolServer = (options: ToolServerOptions): ToolServer => {
  const { toolbox, caller, isReady, allowedHosts, allowedOrigins, log } = options;
  const mcp = createMcpEndpoint(() => createMcpServer({ toolbox, caller, transport: "http" }), log);
  const app = createHttpApp({
    allowedHosts,
    allowedOrigins,
    bodyLimitBytes: BODY_LIMIT_BYTES,
    routes: Router().use(createHealthRoutes(isReady), createRestRoutes(toolbox, caller), mcp.routes),
    log,
    errorStyle: (request) => (MCP_PATH.test(request.path) ? sendRpcHttpError : undefined),
  });
  return { app, close: mcp.close };
};

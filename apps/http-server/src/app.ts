import { createHttpApp } from "@twinhost/http-kit";
import { type Caller, createMcpServer, type Logger, type Toolbox } from "@twinhost/tools";
import { type Express, Router } from "express";
import { createHealthRoutes } from "./health-routes.ts";
import { createMcpEndpoint } from "./mcp-endpoint.ts";
import { createRestRoutes } from "./rest-routes.ts";
import { sendRpcHttpError } from "./rpc-error.ts";

const BODY_LIMIT_BYTES = 1024 * 1024;

export interface ToolServerOptions {
  readonly toolbox: Toolbox;
  /** Who every request is taken for. */
  readonly caller: Caller;
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
  const { toolbox, caller, allowedHosts, allowedOrigins, log } = options;
  const mcp = createMcpEndpoint(() => createMcpServer({ toolbox, caller, transport: "http" }), log);
  const app = createHttpApp({
    allowedHosts,
    allowedOrigins,
    bodyLimitBytes: BODY_LIMIT_BYTES,
    routes: Router().use(createHealthRoutes(), createRestRoutes(toolbox, caller), mcp.routes),
    log,
    errorStyle: (request) => (request.path === "/mcp" ? sendRpcHttpError : undefined),
  });
  return { app, close: mcp.close };
};

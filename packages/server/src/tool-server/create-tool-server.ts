import type { RequestListener } from "node:http";
import type { Caller, Logger, McpContent, Toolbox } from "@twinhost/core";
import type { RequestStates, ServerInfo } from "@twinhost/mcp/sdk-free";
import type { UsageStore } from "@twinhost/policy";
import type { Router } from "express";
import type { AccessOptions } from "../access/access.ts";
import { createHttpApp } from "../app/create-app.ts";
import type { NodeHandler } from "../app/node-handler.ts";
import { createDocumentRoutes, type DocumentAdmin } from "../documents/document-routes.ts";
import { createFastMcp } from "../mcp-endpoint/fast-mcp.ts";
import { createLazyMcpEndpoint } from "../mcp-endpoint/lazy-endpoint.ts";
import { sendRpcHttpError } from "../mcp-endpoint/rpc-error.ts";
import { createStepUp } from "../mcp-endpoint/step-up.ts";
import { createDocsPageRoutes } from "../pages/docs-page-routes.ts";
import { createAssetRoutes } from "../pages/page-files.ts";
import { createUsagePageRoutes } from "../pages/usage-page-routes.ts";
import type { NetworkOptions } from "../runtime/server-settings.ts";
import { createUsageRoutes } from "../usage/usage-routes.ts";
import { createHealthRoutes } from "./health-routes.ts";
import { createOpenApiRoutes } from "./openapi/openapi-routes.ts";
import { createFastRun, createRestRoutes } from "./rest-routes.ts";
import { createStartPageRoutes } from "./start-page.ts";

const BODY_LIMIT_BYTES = 1024 * 1024;
/** As express matches the route: any case, with or without a trailing slash. */
const MCP_PATH = /^\/mcp\/?$/i;

export interface ToolServerOptions extends NetworkOptions {
  /** How the server identifies itself over MCP, in OpenAPI and on its start page; Twinhost by default. */
  readonly info?: ServerInfo | undefined;
  readonly toolbox: Toolbox;
  /** The caller of every request while there are no keys. */
  readonly caller: Caller;
  /** Without keys and tokens the server is open. */
  readonly keys?: AccessOptions["keys"];
  /** Access tokens, accepted in addition to keys; see `openAccessTokens`. */
  readonly tokens?: AccessOptions["tokens"];
  /** Undefined where usage is not counted. */
  readonly usage?: UsageStore | undefined;
  /** What MCP serves besides the tools. */
  readonly library?: McpContent | undefined;
  /** Shared by servers behind a load balancer, so that a call that asks its client may continue on another server. */
  readonly requestStates?: RequestStates | undefined;
  readonly isReady: () => boolean;
  /**
   * Folder of the console's build, which serves `/docs`, `/usage` and, for browsers, `/`. Without it the first two say
   * that they are missing, and `/` is a plain list of links.
   */
  readonly pages?: string | undefined;
  /** Called first for every request; see {@link createHttpApp}. */
  readonly observers?: readonly NodeHandler[];
  /** Further routes that need no key. */
  readonly openRoutes?: Router;
  /** Further routes that need a key; they come before the others. */
  readonly protectedRoutes?: Router;
  /** The documents that administrators add and remove; without it `/admin/documents` is not served. */
  readonly documents?: DocumentAdmin | undefined;
  /** The `trace` of the server runtime. */
  readonly trace?: NodeHandler | undefined;
  /** `sdk` sends every call through the MCP SDK and express, for comparison; `fast` by default. */
  readonly stack?: "fast" | "sdk";
  readonly log: Logger;
}

export interface ToolServer {
  readonly app: RequestListener;
  /** Ends what outlives a request: sessions and streams. */
  close(): Promise<void>;
}

/**
 * Serves a toolbox over REST (`GET /tools`, `POST /run/{tool}`) and over MCP's Streamable HTTP (`/mcp`), as an app that
 * does not listen yet. Failures are problem+json (RFC 9457) on REST and JSON-RPC errors on `/mcp`.
 * @example
 * const server = createToolServer({
 *   toolbox,
 *   caller: LOCAL_CALLER,
 *   isReady: () => true,
 *   allowedHosts: ["127.0.0.1"],
 *   allowedOrigins: [],
 *   log,
 * });
 * const { address } = await listen(server.app, { host: "127.0.0.1", port: 3000 });
 */
export const createToolServer = (options: ToolServerOptions): ToolServer => {
  const {
    info,
    toolbox,
    caller,
    keys,
    tokens,
    usage,
    library,
    requestStates,
    isReady,
    pages,
    documents,
    stack = "fast",
    log,
  } = options;
  const mcp = createLazyMcpEndpoint(async () => {
    const { createMcpEndpoint } = await import("../mcp-endpoint/endpoint.ts");
    return createMcpEndpoint({ info, toolbox, library, requestStates, log });
  });
  const stepUp = tokens && createStepUp(toolbox, tokens);
  const fastMcp = createFastMcp({ info, toolbox, library }, mcp.findSession, stepUp);
  const app = createHttpApp({
    ...options,
    access: { keys, tokens, openCaller: caller },
    bodyLimitBytes: BODY_LIMIT_BYTES,
    openRoutes: [
      createHealthRoutes(isReady),
      createStartPageRoutes(pages, info),
      createAssetRoutes(pages),
      createDocsPageRoutes(pages),
      createUsagePageRoutes(pages),
      ...(options.openRoutes ? [options.openRoutes] : []),
    ],
    routes: [
      ...(options.protectedRoutes ? [options.protectedRoutes] : []),
      createRestRoutes(toolbox, tokens),
      ...(stepUp ? [stepUp.routes] : []),
      mcp.routes,
      createOpenApiRoutes(toolbox, info),
      createUsageRoutes(usage),
      ...(documents ? [createDocumentRoutes(documents, log)] : []),
    ],
    fastRoutes: stack === "fast" ? [fastMcp, createFastRun(toolbox, tokens)] : [],
    log,
    errorStyle: (request) => (MCP_PATH.test(request.path) ? sendRpcHttpError : undefined),
  });
  return { app, close: mcp.close };
};

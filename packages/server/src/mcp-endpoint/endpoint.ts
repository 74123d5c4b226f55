import { classifyInboundRequest, createMcpHandler, type McpServerFactory } from "@modelcontextprotocol/server";
import type { Caller, Logger } from "@twinhost/core";
import {
  callerIn,
  createMcpServer,
  fitMessage,
  INVALID_REQUEST,
  messageProblem,
  requestInfoOf,
  stampArrival,
  type ToolServerOptions,
} from "@twinhost/mcp";
import { type Request, type Response, Router } from "express";
import { callerOf } from "../access/access.ts";
import { disconnectSignal } from "../request/disconnect.ts";
import { onlyMethods, requireJsonAccepted } from "../request/methods.ts";
import { createLegacySessions, type Session } from "./legacy-sessions.ts";
import { REFUSED, sendRpcError, underRequestId } from "./rpc-error.ts";
import { sendWebResponse, toWebRequest } from "./web-http.ts";

/** What the endpoint's MCP servers serve. */
export interface McpEndpointOptions extends Pick<ToolServerOptions, "info" | "toolbox" | "library" | "requestStates"> {
  readonly log: Logger;
}

export interface McpEndpoint {
  readonly routes: Router;
  /** The session of this id, if it is open and belongs to this caller. */
  findSession(id: string, caller: Caller): Session | undefined;
  /** Ends the calls in flight and the sessions. */
  close(): Promise<void>;
}

/** `/mcp` for both revisions: 2026-07-28 without sessions, 2025-11-25 and before with them. */
export const createMcpEndpoint = ({ log, library, ...served }: McpEndpointOptions): McpEndpoint => {
  /** @param onlyForCall each request of 2026-07-28 gets its own server; one for a tool call needs only the tools */
  const createServer = (caller: Caller, onlyForCall = false) =>
    createMcpServer({ ...served, caller, transport: "http", library: onlyForCall ? undefined : library });
  const onerror = (error: Error): void => log.debug({ err: error }, "mcp");
  const createForRequest: McpServerFactory = ({ authInfo, requestInfo }) =>
    createServer(callerIn(authInfo), requestInfo?.headers.get("mcp-method") === "tools/call");
  const modern = createMcpHandler(createForRequest, {
    legacy: "reject",
    onerror,
    // Changes reach the streams that clients open for them; in a session its own server sends them.
    ...(library && { bus: library.changes }),
  });
  const handleModern = async (request: Request, response: Response): Promise<void> => {
    const answer = await modern.fetch(toWebRequest(request, disconnectSignal(response)), {
      authInfo: requestInfoOf(callerOf(response), response.locals.requestId),
      parsedBody: request.body,
    });
    await sendWebResponse(response, await underRequestId(answer, request.body));
  };
  const sessions = createLegacySessions(createServer, onerror);

  const routes = Router();
  routes.post("/mcp", requireJsonAccepted);
  routes.post("/mcp", (request, response, next) => {
    request.body = fitMessage(request.body);
    const problem = Array.isArray(request.body) ? undefined : messageProblem(request.body);
    if (problem) sendRpcError(response, 400, INVALID_REQUEST, problem, REFUSED);
    else next();
  });
  const handle = (request: Request, response: Response): Promise<void> =>
    hasSession(request) || Array.isArray(request.body) || isLegacy(request)
      ? sessions.handle(request, response)
      : handleModern(request, response);
  routes.all("/mcp", async (request, response, next) => {
    if (request.method !== "POST" && !hasSession(request)) return next();
    stampArrival(request.body, response.locals.arrivedAt);
    await handle(request, response);
  });
  routes.all("/mcp", onlyMethods("POST"));

  return {
    routes,
    findSession: sessions.find,
    close: async () => {
      await Promise.allSettled([modern.close(), sessions.close()]);
    },
  };
};

const header = (request: Request, name: string): string | undefined => {
  const value = request.headers[name];
  return typeof value === "string" ? value : undefined;
};

const hasSession = (request: Request): boolean => request.headers["mcp-session-id"] !== undefined;

/** The SDK's own decision, applied to the already parsed body. */
const isLegacy = (request: Request): boolean => {
  const protocolVersionHeader = header(request, "mcp-protocol-version");
  const mcpMethodHeader = header(request, "mcp-method");
  const mcpNameHeader = header(request, "mcp-name");
  const outcome = classifyInboundRequest({
    httpMethod: request.method,
    body: request.body,
    ...(protocolVersionHeader !== undefined && { protocolVersionHeader }),
    ...(mcpMethodHeader !== undefined && { mcpMethodHeader }),
    ...(mcpNameHeader !== undefined && { mcpNameHeader }),
  });
  return outcome.kind === "legacy";
};

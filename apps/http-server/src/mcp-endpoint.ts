import { toNodeHandler } from "@modelcontextprotocol/node";
import { classifyInboundRequest, createMcpHandler, type Server } from "@modelcontextprotocol/server";
import { onlyMethods, requireJsonAccepted } from "@twinhost/http-kit";
import type { Logger } from "@twinhost/tools";
import { type Request, Router } from "express";
import { createLegacySessions } from "./mcp-legacy-sessions.ts";

export interface McpEndpoint {
  readonly routes: Router;
  /** Ends the calls in flight and the sessions. */
  close(): Promise<void>;
}

/** `/mcp` for both revisions: 2026-07-28 without sessions, 2025-11-25 and before with them. */
export const createMcpEndpoint = (createServer: () => Server, log: Logger): McpEndpoint => {
  const onerror = (error: Error): void => log.debug({ err: error }, "mcp");
  const modern = createMcpHandler(createServer, { legacy: "reject", onerror });
  const handleModern = toNodeHandler(modern, { onerror });
  const sessions = createLegacySessions(createServer, onerror);

  const routes = Router();
  routes.post("/mcp", requireJsonAccepted);
  routes.all("/mcp", async (request, response, next) => {
    if (hasSession(request) || (request.method === "POST" && isLegacy(request)))
      await sessions.handle(request, response);
    else if (request.method === "POST") await handleModern(request, response, request.body);
    else next();
  });
  routes.all("/mcp", onlyMethods("POST"));

  return {
    routes,
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

/** The SDK's own decision, taken on the body that is parsed already. */
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

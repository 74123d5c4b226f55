import type { Caller } from "@twinhost/core";
import { createFastTools, declaresHeaders, type FastToolsOptions } from "@twinhost/mcp/sdk-free";
import { readRequest, surelyAcceptsJson } from "@twinhost/mcp-wire";
import { callerOf } from "../access/access.ts";
import type { FastRoute } from "../app/fast-route.ts";
import { abortOnDisconnect } from "../request/disconnect.ts";
import { REQUEST_ID } from "../response/response-headers.ts";
import { sendJson } from "../response/send-json.ts";
import type { McpEndpoint } from "./endpoint.ts";
import type { StepUp } from "./step-up.ts";

/** `POST /mcp` for what the fast path can answer, in every revision; the SDK serves the rest. */
export const createFastMcp = (
  options: Omit<FastToolsOptions, "transport">,
  findSession: McpEndpoint["findSession"],
  stepUp?: StepUp,
): FastRoute => {
  const answerFast = createFastTools({ ...options, transport: "http" });
  const isLeftToSdk = (caller: Caller, name: string): boolean => {
    const tool = options.toolbox.find(name);
    // 2026-07-28, basic/transports, "Custom Headers from Tool Parameters": the SDK compares them.
    return (tool && declaresHeaders(tool.inputSchema)) || stepUp?.concerns(caller, name) || false;
  };

  return {
    path: "/mcp",
    matches: ({ method, url, headers }) => url === "/mcp" && method === "POST" && surelyAcceptsJson(headers),
    serve: async (request, response, leave) => {
      const { headers } = request;
      const { requestId, arrivedAt } = response.locals;
      const caller = callerOf(response);
      const sessionId = headers["mcp-session-id"];
      const session = typeof sessionId === "string" ? findSession(sessionId, caller) : undefined;
      const message = readRequest(request.body, { headers, session: session !== undefined });
      if (!message || session?.fastCalls.has(message.id)) return leave();
      if (message.method === "tools/call" && isLeftToSdk(caller, message.tool)) return leave();
      const call = abortOnDisconnect(response);
      session?.fastCalls.set(message.id, call);
      // For a client that has disconnected.
      const endUnheard = () => void response.writeHead(499, [REQUEST_ID, requestId]).end();
      const answer = await answerFast(message, {
        caller,
        requestId,
        arrivedAt,
        signal: call.signal,
        capabilities: session?.server.getClientCapabilities(),
        handOver: (mark) => {
          request.body = mark(request.body as object);
          if (call.signal.aborted) endUnheard();
          else leave();
        },
      });
      session?.fastCalls.delete(message.id);
      if (!answer) return;
      if (call.signal.aborted) return endUnheard();
      const inSession = session && { headers: ["Mcp-Session-Id", String(sessionId)] };
      sendJson(request, response, { ...answer, contentType: "application/json", ...inSession });
    },
  };
};

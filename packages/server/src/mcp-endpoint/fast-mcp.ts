import { createFastTools, declaresHeaders, type FastToolsOptions } from "@twinhost/mcp/sdk-free";
import { readRequest, surelyAcceptsJson } from "@twinhost/mcp-wire";
import { callerOf } from "../access/access.ts";
import type { FastRoute } from "../app/fast-route.ts";
import { abortOnDisconnect } from "../request/disconnect.ts";
import { REQUEST_ID } from "../response/response-headers.ts";
import { sendJson } from "../response/send-json.ts";
import type { McpEndpoint } from "./endpoint.ts";
import type { StepUp } from "./step-up.ts";

/** `POST /mcp` for what the fast path answers, of every revision; all else is the SDK's. */
export const createFastMcp = (
  options: Omit<FastToolsOptions, "transport">,
  findSession: McpEndpoint["findSession"],
  stepUp?: StepUp,
): FastRoute => {
  const answerFast = createFastTools({ ...options, transport: "http" });
  // 2026-07-28, basic/transports, "Custom Headers from Tool Parameters": the SDK compares them.
  const isLeftToSdk = (name: string): boolean => {
    const tool = options.toolbox.find(name);
    return tool !== undefined && declaresHeaders(tool.inputSchema);
  };

  return {
    path: "/mcp",
    matches: ({ method, url, headers }) => url === "/mcp" && method === "POST" && surelyAcceptsJson(headers),
    read: (request, response) => {
      const { headers } = request;
      const caller = callerOf(response);
      const sessionId = headers["mcp-session-id"];
      const session = typeof sessionId === "string" ? findSession(sessionId, caller) : undefined;
      const message = readRequest(request.body, { headers, session: session !== undefined });
      if (!message || session?.fastCalls.has(message.id)) return undefined;
      if (message.method === "tools/call" && isLeftToSdk(message.tool)) return undefined;
      if (message.method === "tools/call" && stepUp?.concerns(caller, message.tool)) return undefined;
      const { requestId, arrivedAt } = response.locals;
      return async (leave) => {
        const call = abortOnDisconnect(response);
        session?.fastCalls.set(message.id, call);
        // Nobody waits for the answer any more.
        const endUnheard = () => response.writeHead(499, [REQUEST_ID, requestId]).end();
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
        if (call.signal.aborted) return void endUnheard();
        const inSession = session && { headers: ["Mcp-Session-Id", String(sessionId)] };
        sendJson(request, response, { ...answer, contentType: "application/json", ...inSession });
      };
    },
  };
};

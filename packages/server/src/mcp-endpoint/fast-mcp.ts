import { createFastTools, type FastToolsOptions } from "@twinhost/mcp";
import { surelyAcceptsJson } from "@twinhost/mcp-wire";
import { callerOf } from "../access/access.ts";
import type { FastRoute } from "../app/fast-route.ts";
import { abortOnDisconnect } from "../request/disconnect.ts";
import { REQUEST_ID } from "../response/response-headers.ts";
import { sendJson } from "../response/send-json.ts";
import type { McpEndpoint } from "./endpoint.ts";

/** `POST /mcp` for `tools/call` and `tools/list` in their plain form, of every revision; all else is the SDK's. */
export const createFastMcp = (
  options: Omit<FastToolsOptions, "transport">,
  findSession: McpEndpoint["findSession"],
) => {
  const tools = createFastTools({ ...options, transport: "http" });
  const inFlight = new Set<AbortController>();

  const route: FastRoute = {
    path: "/mcp",
    matches: ({ method, url, headers }) => url === "/mcp" && method === "POST" && surelyAcceptsJson(headers),
    read: (request, response) => {
      const { headers } = request;
      const caller = callerOf(response);
      const sessionId = headers["mcp-session-id"];
      const session = typeof sessionId === "string" ? findSession(sessionId, caller) : undefined;
      const message = tools.read(request.body, { headers, session: session !== undefined });
      if (!message || session?.fastCalls.has(message.id)) return undefined;
      const { requestId, arrivedAt } = response.locals;
      return async (leave) => {
        const call = abortOnDisconnect(response);
        inFlight.add(call);
        session?.fastCalls.set(message.id, call);
        // Nobody waits for the answer any more.
        const endUnheard = () => response.writeHead(499, [REQUEST_ID, requestId]).end();
        const answer = await tools.answer(message, {
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
        inFlight.delete(call);
        session?.fastCalls.delete(message.id);
        if (!answer) return;
        if (call.signal.aborted) return void endUnheard();
        const inSession = session && { headers: ["Mcp-Session-Id", String(sessionId)] };
        sendJson(request, response, { ...answer, contentType: "application/json", ...inSession });
      };
    },
  };
  return {
    route,
    /** Ends the calls in flight. */
    close: (): void => {
      for (const call of inFlight) call.abort();
    },
  };
};

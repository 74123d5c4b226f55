import { createFastTools, type FastToolsOptions } from "@twinhost/mcp";
import { surelyAcceptsJson } from "@twinhost/mcp-wire";
import { callerOf } from "../access/access.ts";
import type { FastRoute } from "../app/fast-route.ts";
import { REQUEST_ID } from "../response/response-headers.ts";
import { sendJson } from "../response/send-json.ts";

export interface FastMcp {
  readonly route: FastRoute;
  /** Ends the calls in flight. */
  close(): void;
}

/** `POST /mcp` for `tools/call` and `tools/list` of revision 2026-07-28, in their plain form; all else is the SDK's. */
export const createFastMcp = (options: Omit<FastToolsOptions, "transport">): FastMcp => {
  const tools = createFastTools({ ...options, transport: "http" });
  const inFlight = new Set<AbortController>();

  const route: FastRoute = {
    path: "/mcp",
    matches: ({ method, url, headers }) => url === "/mcp" && method === "POST" && surelyAcceptsJson(headers),
    read: (request, response) => {
      const message = tools.read(request.body, { headers: request.headers });
      if (!message) return undefined;
      const { requestId, arrivedAt } = response.locals;
      return async () => {
        const call = new AbortController();
        inFlight.add(call);
        response.once("close", () => {
          inFlight.delete(call);
          if (!response.writableFinished) call.abort();
        });
        const context = { caller: callerOf(response), requestId, arrivedAt, signal: call.signal };
        const { status, json } = await tools.answer(message, context);
        // Nobody waits for the answer any more.
        if (call.signal.aborted) response.writeHead(499, [REQUEST_ID, requestId]).end();
        else sendJson(request, response, { status, contentType: "application/json", json });
      };
    },
  };
  return {
    route,
    close: () => {
      for (const call of inFlight) call.abort();
    },
  };
};

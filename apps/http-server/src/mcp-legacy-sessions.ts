import { NodeStreamableHTTPServerTransport } from "@modelcontextprotocol/node";
import { INVALID_REQUEST, isInitializeRequest, isJSONRPCRequest, type Server } from "@modelcontextprotocol/server";
import type { Request, Response } from "express";
import { LRUCache } from "lru-cache";
import { sendRpcError } from "./rpc-error.ts";

const MAX_SESSIONS = 1_000;
const IDLE_MS = 30 * 60_000;
/** The code that the SDK's own transports give a session that they do not know. */
const SESSION_NOT_FOUND = -32001;

/** Streamable HTTP with sessions, as revision 2025-11-25 and older clients speak it. Idle sessions end by themselves. */
export const createLegacySessions = (createServer: () => Server, onerror: (error: Error) => void) => {
  const sessions = new LRUCache<string, NodeStreamableHTTPServerTransport>({
    max: MAX_SESSIONS,
    ttl: IDLE_MS,
    ttlAutopurge: true,
    updateAgeOnGet: true,
    dispose: (transport) => {
      transport.close().catch(onerror);
    },
  });

  const open = async (): Promise<NodeStreamableHTTPServerTransport> => {
    const transport = new NodeStreamableHTTPServerTransport({
      sessionIdGenerator: () => crypto.randomUUID(),
      onsessioninitialized: (id) => {
        sessions.set(id, transport);
      },
      onsessionclosed: (id) => {
        sessions.delete(id);
      },
    });
    await createServer().connect(transport);
    return transport;
  };

  const handle = async (request: Request, response: Response): Promise<void> => {
    const id = request.headers["mcp-session-id"];
    if (id === undefined && !isInitializeRequest(request.body)) {
      sendRpcError(response, 400, INVALID_REQUEST, "Begin with initialize, or send a request of revision 2026-07-28.");
      return;
    }
    const transport = id === undefined ? await open() : sessions.get(String(id));
    if (!transport) {
      sendRpcError(
        response,
        404,
        SESSION_NOT_FOUND,
        "This session ended, or the server was restarted. Initialize again.",
      );
      return;
    }
    cancelWhenGone(request, response, transport);
    await transport.handleRequest(request, response, request.body);
  };

  return {
    handle,
    close: async (): Promise<void> => {
      sessions.clear();
    },
  };
};

/** Streams here cannot be resumed, so a client that went away can never read its answer: its calls are cancelled. */
const cancelWhenGone = (request: Request, response: Response, transport: NodeStreamableHTTPServerTransport): void => {
  const messages: unknown[] = Array.isArray(request.body) ? request.body : [request.body];
  const requestIds = messages.filter(isJSONRPCRequest).map(({ id }) => id);
  if (requestIds.length === 0) return;
  response.once("close", () => {
    if (response.writableFinished) return;
    for (const requestId of requestIds) {
      transport.onmessage?.({ jsonrpc: "2.0", method: "notifications/cancelled", params: { requestId } });
    }
  });
};

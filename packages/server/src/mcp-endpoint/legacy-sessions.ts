import { isDeepStrictEqual } from "node:util";
import {
  INVALID_REQUEST,
  isInitializeRequest,
  isJSONRPCRequest,
  isSpecType,
  type McpServer,
  type RequestId,
  WebStandardStreamableHTTPServerTransport,
} from "@modelcontextprotocol/server";
import type { Caller } from "@twinhost/core";
import { initializeError, type RpcError, requestInfoOf } from "@twinhost/mcp";
import type { Request, Response } from "express";
import { LRUCache } from "lru-cache";
import { callerOf } from "../access/access.ts";
import { whenOver } from "../request/disconnect.ts";
import { createSessionEvents, type SessionEvents } from "./event-store.ts";
import { asJson, takesOnlyJson } from "./json-answer.ts";
import { REFUSED, sendRpcError, underRequestId } from "./rpc-error.ts";
import { sendWebResponse, toWebRequest } from "./web-http.ts";

const MAX_SESSIONS = 1_000;
const IDLE_MS = 30 * 60_000;
/** How long a client should wait before it resumes a stream that the server closed, in milliseconds. */
const RETRY_MS = 500;
/** The code that the SDK's own transports use for an unknown session. */
const SESSION_NOT_FOUND = -32001;

/** An open session. */
export interface Session {
  /** Who opened it, with the rights of that time: nobody else can use the session. */
  readonly caller: Caller;
  readonly server: McpServer["server"];
  /** Running calls that bypass the SDK's server, by request id. */
  readonly fastCalls: Map<RequestId | undefined, AbortController>;
  readonly transport: WebStandardStreamableHTTPServerTransport;
  readonly events: SessionEvents;
}

/** Streamable HTTP with sessions, for clients of revision 2025-11-25 and older. Idle sessions expire. */
export const createLegacySessions = (
  createServer: (caller: Caller) => McpServer,
  onerror: (error: Error) => void,
  maxSessions = MAX_SESSIONS,
) => {
  const sessions = new LRUCache<string, Session>({
    max: maxSessions,
    ttl: IDLE_MS,
    ttlAutopurge: true,
    updateAgeOnGet: true,
    dispose: ({ transport, fastCalls }) => {
      for (const call of fastCalls.values()) call.abort();
      transport.close().catch(onerror);
    },
  });

  /** Ends a session of the caller with the most: those that one client abandons must not end those of others. */
  const makeRoom = (): void => {
    // The least recent first.
    const byCaller = Map.groupBy(sessions.rkeys(), (id) => sessions.peek(id)?.caller.id);
    const [most] = [...byCaller.values()].sort((one, other) => other.length - one.length);
    if (most?.[0] !== undefined) sessions.delete(most[0]);
  };

  const open = async (caller: Caller): Promise<Session> => {
    const events = createSessionEvents();
    const transport = new WebStandardStreamableHTTPServerTransport({
      sessionIdGenerator: () => crypto.randomUUID(),
      eventStore: events,
      retryInterval: RETRY_MS,
      onsessioninitialized: (id) => {
        if (sessions.size >= maxSessions) makeRoom();
        sessions.set(id, session);
      },
      onsessionclosed: (id) => {
        sessions.delete(id);
      },
    });
    const mcp = createServer(caller);
    const session: Session = { caller, server: mcp.server, fastCalls: new Map(), transport, events };
    await mcp.connect(transport);
    return session;
  };

  const find = (id: string, caller: Caller): Session | undefined => {
    const session = sessions.get(id);
    return session && isDeepStrictEqual(session.caller, caller) ? session : undefined;
  };

  const handle = async (request: Request, response: Response): Promise<void> => {
    const id = request.headers["mcp-session-id"];
    if (request.method === "POST" && !isMessages(request.body)) {
      sendRpcError(
        response,
        400,
        INVALID_REQUEST,
        "The body is not a JSON-RPC 2.0 message, nor a batch of some.",
        REFUSED,
      );
      return;
    }
    if (request.method === "GET" && !request.accepts("text/event-stream")) {
      sendRpcError(response, 406, INVALID_REQUEST, ACCEPT_STREAM, REFUSED);
      return;
    }
    const missing = id === undefined ? await initializeProblem(request.body) : undefined;
    if (missing) {
      sendRpcError(response, 400, missing.code, missing.message, missing.data);
      return;
    }
    const caller = callerOf(response);
    const session = id === undefined ? await open(caller) : find(String(id), caller);
    if (!session) {
      sendRpcError(
        response,
        404,
        SESSION_NOT_FOUND,
        "This session ended, or the server was restarted. Initialize again.",
      );
      return;
    }
    watchAnswer(request, response, session);
    const answer = await session.transport.handleRequest(acceptingAll(request), {
      parsedBody: request.body,
      authInfo: requestInfoOf(caller, response.locals.requestId),
    });
    const named = await underRequestId(answer, request.body);
    await sendWebResponse(response, takesOnlyJson(request) ? await asJson(named, request, session.transport) : named);
  };

  return {
    handle,
    find,
    close: async (): Promise<void> => {
      sessions.clear();
    },
  };
};

const ACCEPT_STREAM =
  "What the server sends by itself comes as an event stream: accept text/event-stream, or leave Accept out.";

/** Why a request cannot open a session. */
const initializeProblem = async (body: unknown): Promise<RpcError | undefined> => {
  if (isInitializeRequest(body)) return undefined;
  if (isJSONRPCRequest(body) && body.method === "initialize") return initializeError(body);
  const message = "Begin with initialize, or send a request of revision 2026-07-28.";
  return { code: INVALID_REQUEST, message, data: REFUSED };
};

const isMessages = (body: unknown): boolean => {
  const messages: unknown[] = Array.isArray(body) ? body : [body];
  return messages.length > 0 && messages.every(isSpecType.JSONRPCMessage);
};

/** The SDK looks for both types literally in `Accept`: it knows no wildcards, no upper case and no missing header. */
const acceptingAll = (request: Request): globalThis.Request => {
  const accepting = toWebRequest(request);
  accepting.headers.set("accept", "application/json, text/event-stream");
  return accepting;
};

/**
 * A client that disconnects during a call no longer wants it, so its work stops at once; only a stream that the server
 * closed can be resumed. Once its answer was sent, a stream need not be kept.
 */
const watchAnswer = (request: Request, response: Response, { transport, events, fastCalls }: Session): void => {
  const messages: unknown[] = Array.isArray(request.body) ? request.body : [request.body];
  for (const message of messages)
    if (isSpecType.CancelledNotification(message)) fastCalls.get(message.params.requestId)?.abort();
  const requestIds = messages.filter(isJSONRPCRequest).map(({ id }) => id);
  if (requestIds.length === 0) return;
  whenOver(response, () => {
    if (response.writableFinished) {
      events.forgetAnswered(requestIds);
      return;
    }
    for (const requestId of requestIds) {
      transport.onmessage?.({ jsonrpc: "2.0", method: "notifications/cancelled", params: { requestId } });
    }
  });
};

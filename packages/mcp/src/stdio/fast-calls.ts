import type { ClientCapabilities, JSONRPCMessage, JSONRPCRequest, RequestId } from "@modelcontextprotocol/server";
import type { Change } from "@twinhost/core";
import {
  agreedRevision,
  CLIENT_CAPABILITIES_META,
  type FastRequest,
  isInitialized,
  PROTOCOL_VERSION_META,
  readInitialize,
  readRequest,
  STATELESS_REVISION,
  writeInitializeAnswer,
} from "@twinhost/mcp-wire";
import { createFastTools } from "../fast/fast-tools.ts";
import { stampArrival } from "../protocol/call-timing.ts";
import { serverJsonOf } from "../protocol/server-card.ts";
import type { ToolServerOptions } from "../sdk-server/mcp-server.ts";

/** The id of what is replayed to the SDK as the opening of a connection; its answer is dropped. */
export const OPENING_ID = "twinhost/opening";

/** How to write to the pipe, and to the SDK. */
export interface FastCallsPort {
  /** Called with the revision of a session. */
  agreed(revision: string): void;
  /** Sends an answer under its id, or a notification without one. */
  send(id: RequestId | undefined, json: string): void;
  /** Passes a message to the SDK's server. */
  deliver(message: JSONRPCMessage): void;
}

export type FastCalls = ReturnType<typeof createFastCalls>;

/** Serves the plain messages of one pipe without the SDK. */
export const createFastCalls = (options: ToolServerOptions, { agreed, send, deliver }: FastCallsPort) => {
  const { caller, info, library } = options;
  const answerFast = createFastTools(options);
  const running = new Map<RequestId, AbortController>();
  let era: "legacy" | "modern" | undefined;
  /** How the connection was opened here, to be replayed to the SDK; undefined once the SDK has it. */
  let opening: JSONRPCMessage[] | undefined = [];
  /** Whether a request has bound the connection to 2026-07-28, which is left to the SDK once it is loaded. */
  let isBound = false;
  let handshake: JSONRPCRequest | undefined;
  let hasSession = false;
  let leaveChanges = (): void => {};

  /** basic/lifecycle: requests belong to the revision of their connection. */
  const isServed = (request: FastRequest): boolean => {
    // `server/discover` may come before the revision is chosen.
    if (request.method === "server/discover") return opening ? era !== "legacy" : era === "modern";
    if (request.era === "session") return era === "legacy";
    if (opening && era === undefined) {
      era = "modern";
      opening = [BINDING];
    }
    const wasBound = isBound || opening !== undefined;
    isBound = era !== "legacy";
    return wasBound && era === "modern";
  };

  /** 2025-11-25, basic/lifecycle, "Initialization". */
  const initialize = (message: unknown): boolean => {
    const request = opening && era === undefined ? readInitialize(message) : undefined;
    if (!request) return false;
    era = "legacy";
    hasSession = true;
    handshake = message as JSONRPCRequest;
    opening = [{ ...handshake, id: OPENING_ID }];
    const revision = agreedRevision(request.revision);
    agreed(revision);
    // Not before the request counts as received.
    queueMicrotask(() => send(request.id, writeInitializeAnswer(request.id, revision, serverJsonOf(info, library))));
    return true;
  };
  const initialized = (message: unknown): boolean => {
    if (!opening || !hasSession || !isInitialized(message)) return false;
    opening.push(message as JSONRPCMessage);
    leaveChanges();
    leaveChanges = library?.changes.subscribe((change) => sendChange(change)) ?? leaveChanges;
    return true;
  };
  const sendChange = ({ kind }: Change): void => {
    // Subscriptions are handled by the SDK.
    if (kind !== "resource_updated") send(undefined, JSON.stringify({ jsonrpc: "2.0", method: CHANGED[kind] }));
  };

  const answer = async (request: FastRequest, message: JSONRPCMessage, arrivedAt: number): Promise<void> => {
    const call = new AbortController();
    running.set(request.id, call);
    const answered = await answerFast(request, {
      caller,
      arrivedAt,
      signal: call.signal,
      capabilities: handshake?.params?.capabilities as ClientCapabilities | undefined,
      handOver: (mark) => {
        if (call.signal.aborted) return;
        const marked = mark(message);
        stampArrival(marked, arrivedAt);
        deliver(marked);
      },
    });
    if (running.get(request.id) === call) running.delete(request.id);
    if (answered && !call.signal.aborted) send(request.id, answered.json);
  };

  return {
    /** From now on, the SDK serves this connection, too. @returns the opening messages to replay to it first */
    leaveOpening: (): readonly JSONRPCMessage[] => {
      const told = opening ?? [];
      opening = undefined;
      isBound ||= era === "modern";
      return told;
    },
    /** From now on, the SDK's server notifies the client of a session of changes. */
    leaveChanges: (): void => leaveChanges(),
    /** The SDK has created its server for this connection. */
    opened: (ofEra: "legacy" | "modern"): void => {
      era = ofEra;
    },
    /** This request goes to the SDK. */
    initializes: (request: JSONRPCRequest): void => {
      handshake = request;
      hasSession = false;
    },
    /** The SDK has answered a request without an error. */
    answered: (id: RequestId | undefined): void => {
      if (handshake && handshake.id === id) hasSession = true;
    },
    /** Serves a message, or leaves it to the SDK. @returns whether it was served */
    take: (message: unknown, arrivedAt: number): boolean => {
      if (initialize(message) || initialized(message)) return true;
      const request = readRequest(message, { session: hasSession });
      if (!request || running.has(request.id) || !isServed(request)) return false;
      void answer(request, message as JSONRPCMessage, arrivedAt);
      return true;
    },
    /** 2025-11-25, basic/utilities/cancellation: the request is not answered. */
    cancel: (id: unknown): void => running.get(id as RequestId)?.abort(),
    /** Ends the calls in flight. */
    close: (): void => {
      leaveChanges();
      for (const call of running.values()) call.abort();
    },
  };
};

/** The smallest request that binds a connection to 2026-07-28. */
const BINDING: JSONRPCRequest = {
  jsonrpc: "2.0",
  id: OPENING_ID,
  method: "tools/list",
  params: { _meta: { [PROTOCOL_VERSION_META]: STATELESS_REVISION, [CLIENT_CAPABILITIES_META]: {} } },
};

/** 2025-11-25, "List Changed Notification" of tools, prompts and resources. */
const CHANGED = {
  tools_list_changed: "notifications/tools/list_changed",
  prompts_list_changed: "notifications/prompts/list_changed",
  resources_list_changed: "notifications/resources/list_changed",
};

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

/** Under this id the SDK answers what it is told of the opening; nobody waits for that. */
export const OPENING_ID = "twinhost/opening";

/** How a pipe is written to, and what goes to the SDK after all. */
export interface FastCallsPort {
  /** The revision of a session. */
  agreed(revision: string): void;
  /** An answer, under its id, or what comes before it, without one. */
  send(id: RequestId | undefined, json: string): void;
  /** To the SDK's server. */
  deliver(message: JSONRPCMessage): void;
}

export type FastCalls = ReturnType<typeof createFastCalls>;

/** The messages of one pipe that are served without the SDK. */
export const createFastCalls = (options: ToolServerOptions, { agreed, send, deliver }: FastCallsPort) => {
  const { caller, info, library } = options;
  const answerFast = createFastTools(options);
  const running = new Map<RequestId, AbortController>();
  let era: "legacy" | "modern" | undefined;
  /** What opened the connection here, for the SDK; undefined once the SDK knows. */
  let opening: JSONRPCMessage[] | undefined = [];
  /** A request of 2026-07-28 binds a connection to that revision, which is the SDK's to do if it is there. */
  let isBound = false;
  let handshake: JSONRPCRequest | undefined;
  let hasSession = false;
  let leaveChanges = (): void => {};

  /** basic/lifecycle: requests belong to the revision of their connection. */
  const isServed = (request: FastRequest): boolean => {
    // It may come before the revision is chosen.
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
    // Not before it counts as received.
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
    // Subscriptions are the SDK's.
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
    /** The SDK serves this connection too, from now on. @returns what it must be told first: how the connection was opened */
    leaveOpening: (): readonly JSONRPCMessage[] => {
      const told = opening ?? [];
      opening = undefined;
      isBound ||= era === "modern";
      return told;
    },
    /** The SDK's server tells the client of a session what changes, from now on. */
    leaveChanges: (): void => leaveChanges(),
    /** The SDK got its server for this connection. */
    opened: (ofEra: "legacy" | "modern"): void => {
      era = ofEra;
    },
    /** This request goes to the SDK. */
    initializes: (request: JSONRPCRequest): void => {
      handshake = request;
      hasSession = false;
    },
    /** The SDK answered it, and not with an error. */
    answered: (id: RequestId | undefined): void => {
      if (handshake && handshake.id === id) hasSession = true;
    },
    /** Serves a message, or leaves it to the SDK. @returns whether it is taken */
    take: (message: unknown, arrivedAt: number): boolean => {
      if (initialize(message) || initialized(message)) return true;
      const request = readRequest(message, { session: hasSession });
      if (!request || running.has(request.id) || !isServed(request)) return false;
      void answer(request, message as JSONRPCMessage, arrivedAt);
      return true;
    },
    /** 2025-11-25, basic/utilities/cancellation: it is not answered. */
    cancel: (id: unknown): void => running.get(id as RequestId)?.abort(),
    /** Ends the calls in flight. */
    close: (): void => {
      leaveChanges();
      for (const call of running.values()) call.abort();
    },
  };
};

/** What a request binds a connection to 2026-07-28 with, in the smallest. */
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

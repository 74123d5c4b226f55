import type { ClientCapabilities, JSONRPCMessage, JSONRPCRequest, RequestId } from "@modelcontextprotocol/server";
import { type CallRequest, type ListRequest, writeProgress } from "@twinhost/mcp-wire";
import { createFastTools, type FastContext } from "../fast/fast-tools.ts";
import { stampArrival } from "../protocol/call-timing.ts";
import type { ToolServerOptions } from "../sdk-server/mcp-server.ts";

/** How a pipe is written to, and what goes to the SDK after all. */
export interface FastCallsPort {
  /** An answer, under its id, or what comes before it, without one. */
  send(id: RequestId | undefined, json: string): void;
  /** To the SDK's server. */
  deliver(message: JSONRPCMessage): void;
}

export type FastCalls = ReturnType<typeof createFastCalls>;

/** The requests of one pipe that are answered without the SDK. */
export const createFastCalls = (options: ToolServerOptions, { send, deliver }: FastCallsPort) => {
  const { caller } = options;
  const tools = createFastTools(options);
  const running = new Map<RequestId, AbortController>();
  let era: "legacy" | "modern" | undefined;
  /** A request of 2026-07-28 binds a connection to that revision, which is the SDK's to do. */
  let isBound = false;
  let handshake: JSONRPCRequest | undefined;
  let hasSession = false;

  /** basic/lifecycle: requests belong to the revision of their connection. */
  const isServed = (request: CallRequest | ListRequest): boolean => {
    if (request.era === "session") return era === "legacy";
    const wasBound = isBound;
    isBound = era !== "legacy";
    return wasBound && era === "modern";
  };

  const answer = async (
    request: CallRequest | ListRequest,
    message: JSONRPCMessage,
    arrivedAt: number,
  ): Promise<void> => {
    const call = new AbortController();
    running.set(request.id, call);
    const context: FastContext = {
      caller,
      arrivedAt,
      signal: call.signal,
      capabilities: handshake?.params?.capabilities as ClientCapabilities | undefined,
      onProgress: (progress, total, text) => {
        if (running.get(request.id) === call && !call.signal.aborted)
          send(undefined, writeProgress(request.meta.progressToken, { progress, total, message: text }));
      },
      handOver: (mark) => {
        if (call.signal.aborted) return;
        const marked = mark(message);
        stampArrival(marked, arrivedAt);
        deliver(marked);
      },
    };
    const answered = await tools.answer(request, context);
    if (running.get(request.id) === call) running.delete(request.id);
    if (answered && !call.signal.aborted) send(request.id, answered.json);
  };

  return {
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
    /** Answers a message, or leaves it to the SDK. @returns whether it is taken */
    take: (message: unknown, arrivedAt: number): boolean => {
      const request = tools.read(message, { session: hasSession });
      if (!request || running.has(request.id) || !isServed(request)) return false;
      void answer(request, message as JSONRPCMessage, arrivedAt);
      return true;
    },
    /** 2025-11-25, basic/utilities/cancellation: it is not answered. */
    cancel: (id: unknown): void => running.get(id as RequestId)?.abort(),
    /** Ends the calls in flight. */
    close: (): void => {
      for (const call of running.values()) call.abort();
    },
  };
};

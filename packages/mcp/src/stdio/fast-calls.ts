import type { JSONRPCRequest, RequestId, Server } from "@modelcontextprotocol/server";
import { type CallRequest, type ListRequest, type Progress, writeProgress } from "@twinhost/mcp-wire";
import { createFastTools, type FastContext } from "../fast/fast-tools.ts";
import type { ToolServerOptions } from "../sdk-server/mcp-server.ts";

/** The requests of one pipe that are answered without the SDK. */
export interface FastCalls {
  /** The SDK got its server for this connection. */
  opened(server: Server, era: "legacy" | "modern"): void;
  /** This request goes to the SDK. */
  initializes(request: JSONRPCRequest): void;
  /** The SDK answered it, and not with an error. */
  answered(id: RequestId | undefined): void;
  /** Answers a message, or leaves it to the SDK. @returns whether it is taken */
  take(message: unknown, arrivedAt: number): boolean;
  /** 2025-11-25, basic/utilities/cancellation: it is not answered. */
  cancel(id: unknown): void;
  /** Ends the calls in flight. */
  close(): void;
}

/** @param send gets each answer, under its id, and what comes before it, without one */
export const createFastCalls = (
  options: ToolServerOptions,
  send: (id: RequestId | undefined, json: string) => void,
): FastCalls => {
  const { caller } = options;
  const tools = createFastTools(options);
  const running = new Map<RequestId, AbortController>();
  let sdkServer: Server | undefined;
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

  /** The SDK's server knows which levels its client wants. 2025-11-25, server/utilities/logging */
  const log: FastContext["log"] = (level, data, logger) =>
    void sdkServer?.sendLoggingMessage({ level, data, logger }).catch(() => {});

  const answer = async (request: CallRequest | ListRequest, arrivedAt: number): Promise<void> => {
    const call = new AbortController();
    running.set(request.id, call);
    const { progressToken } = request.meta;
    const onProgress = (progress: Progress): void => {
      if (running.get(request.id) === call && !call.signal.aborted)
        send(undefined, writeProgress(progressToken, progress));
    };
    const context = {
      caller,
      arrivedAt,
      signal: call.signal,
      log: request.era === "session" ? log : undefined,
      onProgress: progressToken === undefined ? undefined : onProgress,
    };
    const { json } = await tools.answer(request, context);
    if (running.get(request.id) === call) running.delete(request.id);
    if (!call.signal.aborted) send(request.id, json);
  };

  return {
    opened: (server, ofEra) => {
      sdkServer = server;
      era = ofEra;
    },
    initializes: (request) => {
      handshake = request;
      hasSession = false;
    },
    answered: (id) => {
      if (handshake && handshake.id === id) hasSession = offersNothing(handshake);
    },
    take: (message, arrivedAt) => {
      const request = tools.read(message, { session: hasSession, tellsProgress: true });
      if (!request || running.has(request.id) || !isServed(request)) return false;
      void answer(request, arrivedAt);
      return true;
    },
    cancel: (id) => running.get(id as RequestId)?.abort(),
    close: () => {
      for (const call of running.values()) call.abort();
    },
  };
};

/** basic/lifecycle, "Capability Negotiation": a client that cannot be asked anything. */
const offersNothing = ({ params }: JSONRPCRequest): boolean =>
  Object.keys((params?.capabilities as object | undefined) ?? {}).length === 0;

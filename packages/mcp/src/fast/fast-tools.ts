import type { ClientCapabilities } from "@modelcontextprotocol/server";
import type { Caller } from "@twinhost/core";
import {
  type CallRequest,
  CLIENT_CAPABILITIES_META,
  type FastRequest,
  LOG_LEVEL_META,
  writeCallAnswer,
  writeDiscoverAnswer,
  writeErrorAnswer,
  writeListAnswer,
  writePong,
} from "@twinhost/mcp-wire";
import { timingFor } from "../protocol/call-timing.ts";
import { plainError } from "../protocol/readable-errors.ts";
import { INTERNAL_ERROR, MISSING_CLIENT_CAPABILITY, type RpcFailure } from "../protocol/rpc-failure.ts";
import { CACHE_HINTS, serverJsonOf } from "../protocol/server-card.ts";
import { failureResult, successResult, wantsStructuredOnly } from "../protocol/tool-result.ts";
import { beginCall } from "../sdk-server/begin-call.ts";
import { ClientSide } from "../sdk-server/client-side.ts";
import type { ToolServerOptions } from "../sdk-server/mcp-server.ts";
import { type HandOver, RunningCall } from "../sdk-server/running-call.ts";

/** Options of {@link createFastTools}. */
export type FastToolsOptions = Pick<ToolServerOptions, "info" | "toolbox" | "transport" | "library">;

/** What a host knows about a request in addition to its message. */
interface FastContext {
  readonly caller: Caller;
  /** By `performance.now()`. */
  readonly arrivedAt: number;
  readonly requestId?: string | undefined;
  /** Aborts when the caller leaves. */
  readonly signal: AbortSignal;
  /** The capabilities that the client of a session declared. */
  readonly capabilities?: ClientCapabilities | undefined;
  /** For a call that notifies or asks its client before its answer. */
  readonly handOver: HandOver;
}

/** Answers a request as JSON, with an HTTP status; undefined if the call was handed over to the SDK. */
export type AnswerFast = (
  request: FastRequest,
  context: FastContext,
) => Promise<{ readonly status: 200 | 400; readonly json: string } | undefined>;

/** Answers fast requests without the SDK's servers, transports and schemas, exactly as the SDK would. */
export const createFastTools = ({ info, toolbox, transport, library }: FastToolsOptions): AnswerFast => {
  const server = serverJsonOf(info, library);

  const call = async (request: CallRequest, context: FastContext): Promise<string | undefined> => {
    const { meta } = request;
    const isModern = request.era === "stateless";
    const running = new RunningCall(context.handOver);
    const client = new ClientSide(running, {
      isModern,
      capabilities: isModern ? (meta[CLIENT_CAPABILITIES_META] as ClientCapabilities) : context.capabilities,
      // 2026-07-28, server/utilities/logging: a client that names no level wants no messages.
      wantsLog: !isModern || meta[LOG_LEVEL_META] !== undefined,
    });
    const timer = timingFor(meta, context.arrivedAt);
    const onProgress: RunningCall["progress"] = (...made) => running.progress(...made);
    running.run = beginCall(toolbox, { ...request, ...context, transport, client, timer, onProgress });
    const silence = isModern ? undefined : setTimeout(() => running.leave(), MAX_SILENCE_MS);
    const result = await running.run.result;
    clearTimeout(silence);
    if (!result.ok && result.questions) running.leave();
    if (running.isLeft) return undefined;
    if (!result.ok) client.throwIfUndeclared();
    const made = result.ok ? successResult(result, client.shown, wantsStructuredOnly(meta)) : failureResult(result);
    const { content, structuredContent, isError, _meta } = made;
    const json = result.ok ? result.json : JSON.stringify(structuredContent);
    // Content that a tool shows, or another server sent, is validated as the SDK does.
    const isForeign = result.mcp !== undefined || (result.ok && client.shown.length > 0);
    const answer = {
      content: isForeign ? await (await import("../sdk-server/checked-content.ts")).checkedContent(content) : content,
      structuredJson: structuredContent === undefined ? undefined : json,
      isError,
      meta: _meta || timer ? { ..._meta, ...timer?.stop() } : undefined,
    };
    return writeCallAnswer(request, answer, server);
  };

  const write = (request: FastRequest, context: FastContext): Promise<string | undefined> | string => {
    switch (request.method) {
      case "tools/call":
        return call(request, context);
      case "tools/list":
        return writeListAnswer(request, toolbox.list(context.caller), server, CACHE_HINTS["tools/list"]);
      case "server/discover":
        return writeDiscoverAnswer(request, server, CACHE_HINTS["server/discover"]);
      case "ping":
        return writePong(request);
    }
  };

  return async (request, context) => {
    try {
      const json = await write(request, context);
      return json === undefined ? undefined : { status: 200, json };
    } catch (error) {
      // The error that the SDK makes of what a handler throws.
      const { code = INTERNAL_ERROR, message, data } = error as Partial<RpcFailure> & Error;
      const json = writeErrorAnswer(request.id, plainError({ code, message, ...(data !== undefined && { data }) }));
      // 2026-07-28, basic, "Error Codes": this one is a client error over HTTP, too.
      return { status: code === MISSING_CLIENT_CAPABILITY ? 400 : 200, json };
    }
  };
};

/** In milliseconds. Longer calls go to the SDK, whose stream in a session keeps a silent connection alive. */
const MAX_SILENCE_MS = 10_000;

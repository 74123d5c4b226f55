import type { ClientCapabilities } from "@modelcontextprotocol/server";
import type { Caller, ToolDescription } from "@twinhost/core";
import {
  type CallRequest,
  CLIENT_CAPABILITIES_META,
  type FastRequest,
  type ListRequest,
  LOG_LEVEL_META,
  type OpeningRequest,
  type Origin,
  readRequest,
  writeCallAnswer,
  writeDiscoverAnswer,
  writeErrorAnswer,
  writeListAnswer,
  writePong,
} from "@twinhost/mcp-wire";
import { timingFor } from "../protocol/call-timing.ts";
import { declaresHeaders } from "../protocol/mirrored-parameters.ts";
import { plainError } from "../protocol/readable-errors.ts";
import { INTERNAL_ERROR, MISSING_CLIENT_CAPABILITY, type RpcFailure } from "../protocol/rpc-failure.ts";
import { CACHE_HINTS, capabilitiesOf, implementationOf } from "../protocol/server-card.ts";
import { failureResult, successResult, wantsStructuredOnly } from "../protocol/tool-result.ts";
import { beginCall } from "../sdk-server/begin-call.ts";
import { type ClientChannel, ClientSide } from "../sdk-server/client-side.ts";
import type { ToolServerOptions } from "../sdk-server/mcp-server.ts";
import { type HandOver, RunningCall } from "../sdk-server/running-call.ts";

/** What {@link createFastTools} serves. */
export type FastToolsOptions = Pick<ToolServerOptions, "info" | "toolbox" | "transport" | "library">;

/** What a host knows of a request beside its message. */
export interface FastContext {
  readonly caller: Caller;
  /** By `performance.now()`. */
  readonly arrivedAt: number;
  readonly requestId?: string | undefined;
  /** Aborts when the caller leaves. */
  readonly signal: AbortSignal;
  /** What the client of a session announced. */
  readonly capabilities?: ClientCapabilities | undefined;
  /** Tells the client how far a call got, where the host can. */
  readonly onProgress?: ClientChannel["progress"] | undefined;
  /** For a call that tells or asks something before its answer. */
  readonly handOver: HandOver;
}

/** An answer as JSON, and its HTTP status. */
interface FastAnswer {
  readonly status: 200 | 400;
  readonly json: string;
}

/** `tools/list`, `tools/call` and what opens a connection, without the SDK's servers, transports and schemas, and with the same answers. */
export const createFastTools = ({ info, toolbox, transport, library }: FastToolsOptions) => {
  const serverJson = JSON.stringify(implementationOf(info));
  const capabilitiesJson = JSON.stringify(capabilitiesOf(library));
  const toolsJson = new WeakMap<ToolDescription, string>();
  const toJson = (tool: ToolDescription): string => {
    const json = toolsJson.get(tool) ?? JSON.stringify(tool);
    toolsJson.set(tool, json);
    return json;
  };
  const mirroredInHeaders = new Set(
    toolbox.list(EVERYBODY).flatMap(({ name, inputSchema }) => (declaresHeaders(inputSchema) ? name : [])),
  );

  const call = async (request: CallRequest, context: FastContext): Promise<string | undefined> => {
    const { meta } = request;
    const { onProgress } = context;
    const isModern = request.era === "stateless";
    const running = new RunningCall(context.handOver);
    const client = new ClientSide(running, {
      isModern,
      capabilities: isModern ? (meta[CLIENT_CAPABILITIES_META] as ClientCapabilities) : context.capabilities,
      // 2026-07-28, server/utilities/logging: who names no level wants none.
      wantsLog: !isModern || meta[LOG_LEVEL_META] !== undefined,
    });
    const timer = timingFor(meta, context.arrivedAt);
    running.run = beginCall(toolbox, {
      ...request,
      ...context,
      transport,
      client,
      timer,
      onProgress: (...made) => (onProgress && !running.isLeft ? onProgress(...made) : running.progress(...made)),
    });
    const silence = isModern ? undefined : setTimeout(() => running.leave(), MAX_SILENCE_MS);
    const result = await running.run.result;
    clearTimeout(silence);
    if (!result.ok && result.questions) running.leave();
    if (running.isLeft) return undefined;
    if (!result.ok) {
      client.throwIfUndeclared();
      const { content, _meta } = failureResult(result.error);
      return writeCallAnswer(request, { content, isError: true, meta: { ..._meta, ...timer?.stop() } }, serverJson);
    }
    const { content } = successResult(result, client.shown, wantsStructuredOnly(meta));
    const blocks =
      client.shown.length > 0
        ? await (await import("../sdk-server/checked-content.ts")).checkedContent(content)
        : content;
    return writeCallAnswer(request, { content: blocks, structuredJson: result.json, meta: timer?.stop() }, serverJson);
  };

  const describe = (request: OpeningRequest | ListRequest, caller: Caller): string => {
    const { method } = request;
    if (method === "ping") return writePong(request);
    if (method === "server/discover")
      return writeDiscoverAnswer(request, capabilitiesJson, CACHE_HINTS[method], serverJson);
    const tools = `[${toolbox.list(caller).map(toJson).join(",")}]`;
    return writeListAnswer(request, tools, CACHE_HINTS[method], serverJson);
  };

  return {
    /** The request, when the fast path answers it; else it is the SDK's. */
    read: (message: unknown, origin: Origin): FastRequest | undefined => {
      const request = readRequest(message, origin);
      // 2026-07-28, basic/transports, "Custom Headers from Tool Parameters": the SDK compares them.
      const isMirrored = origin.headers && request?.method === "tools/call" && mirroredInHeaders.has(request.tool);
      return isMirrored ? undefined : request;
    },
    /** Undefined when the call was handed over. */
    answer: async (request: FastRequest, context: FastContext): Promise<FastAnswer | undefined> => {
      if (request.method !== "tools/call") return { status: 200, json: describe(request, context.caller) };
      try {
        const json = await call(request, context);
        return json === undefined ? undefined : { status: 200, json };
      } catch (error) {
        // As the SDK words what a handler throws.
        const { code = INTERNAL_ERROR, message, data } = error as Partial<RpcFailure> & Error;
        const json = writeErrorAnswer(request.id, plainError({ code, message, ...(data !== undefined && { data }) }));
        // 2026-07-28, basic, "Error Codes": this one is a client's fault over HTTP, too.
        return { status: code === MISSING_CLIENT_CAPABILITY ? 400 : 200, json };
      }
    },
  };
};

/** A call that takes longer becomes the SDK's, whose stream in a session keeps a silent connection alive, in milliseconds. */
const MAX_SILENCE_MS = 10_000;
const EVERYBODY: Caller = { id: "", allowedTools: ["*"] };

import { ProtocolError, ProtocolErrorCode, specTypeSchemas } from "@modelcontextprotocol/server";
import type { Caller, ClientLogLevel, JsonValue, Toolbox, ToolDescription } from "@twinhost/core";
import {
  type CallRequest,
  type ListRequest,
  type Origin,
  type Progress,
  readRequest,
  writeCallAnswer,
  writeErrorAnswer,
  writeListAnswer,
} from "@twinhost/mcp-wire";
import { timingFor } from "../protocol/call-timing.ts";
import { declaresHeaders } from "../protocol/mirrored-parameters.ts";
import { plainError } from "../protocol/readable-errors.ts";
import { failureResult, successResult, wantsStructuredOnly } from "../protocol/tool-result.ts";
import { traceContextIn } from "../protocol/trace-context.ts";
import { createClientSide } from "../sdk-server/client-side.ts";
import { implementationOf, type ServerInfo, TOOLS_CACHE_HINT } from "../sdk-server/mcp-server.ts";

/** What {@link createFastTools} serves. */
export interface FastToolsOptions {
  readonly info?: ServerInfo | undefined;
  readonly toolbox: Toolbox;
  /** The transport, for logs and usage. */
  readonly transport: string;
}

/** What a host knows of a request beside its message. */
export interface FastContext {
  readonly caller: Caller;
  /** By `performance.now()`. */
  readonly arrivedAt: number;
  readonly requestId?: string | undefined;
  /** Aborts when the caller leaves. */
  readonly signal: AbortSignal;
  /** Tells the client how far a call got, where it wants to know. */
  readonly onProgress?: ((progress: Progress) => void) | undefined;
  /** Tells the client what a call logs; dropped where the request leaves no room for it. */
  readonly log?: ((level: ClientLogLevel, data: JsonValue, logger: string) => void) | undefined;
}

/** An answer as JSON, and its HTTP status. */
interface FastAnswer {
  readonly status: 200 | 400;
  readonly json: string;
}

/** `tools/list` and `tools/call` without the SDK's servers, transports and schemas, and with the same answers. */
export interface FastTools {
  /** The request, when the fast path answers it; else it is the SDK's. */
  read(message: unknown, origin: Origin): CallRequest | ListRequest | undefined;
  answer(request: CallRequest | ListRequest, context: FastContext): Promise<FastAnswer>;
}

export const createFastTools = ({ info, toolbox, transport }: FastToolsOptions): FastTools => {
  const server = implementationOf(info);
  const toolsJson = new WeakMap<ToolDescription, string>();
  const toJson = (tool: ToolDescription): string => {
    const json = toolsJson.get(tool) ?? JSON.stringify(tool);
    toolsJson.set(tool, json);
    return json;
  };
  const mirroredInHeaders = new Set(
    toolbox.list(EVERYBODY).flatMap(({ name, inputSchema }) => (declaresHeaders(inputSchema) ? name : [])),
  );

  const call = async (request: CallRequest, context: FastContext): Promise<string> => {
    const { tool, arguments: args, meta, era } = request;
    const { caller, requestId, signal, log = nothing, onProgress, arrivedAt } = context;
    const client = createClientSide({
      isModern: era === "stateless",
      capabilities: undefined,
      log: (level, data) => log(level, data, tool),
      release: nothing,
    });
    const timer = timingFor(meta, arrivedAt);
    const result = await toolbox.invoke({
      tool,
      arguments: args,
      caller,
      transport,
      requestId,
      signal,
      onProgress: onProgress && ((progress, total, message) => onProgress({ progress, total, message })),
      clientCapabilities: client.offers,
      ...traceContextIn(meta),
      onTiming: timer?.onTiming,
    });
    if (!result.ok) {
      client.throwIfUndeclared();
      const { content, _meta } = failureResult(result.error);
      return writeCallAnswer(request, { content, isError: true, meta: { ..._meta, ...timer?.stop() } }, server);
    }
    const { content } = successResult(result, client.shown, wantsStructuredOnly(meta));
    const blocks = client.shown.length > 0 ? await checked(content) : content;
    return writeCallAnswer(request, { content: blocks, structuredJson: result.json, meta: timer?.stop() }, server);
  };

  return {
    read: (message, origin) => {
      const request = readRequest(message, origin);
      // 2026-07-28, basic/transports, "Custom Headers from Tool Parameters": the SDK compares them.
      const isMirrored = origin.headers && request?.method === "tools/call" && mirroredInHeaders.has(request.tool);
      return isMirrored ? undefined : request;
    },
    answer: async (request, context) => {
      if (request.method === "tools/list") {
        const tools = `[${toolbox.list(context.caller).map(toJson).join(",")}]`;
        return { status: 200, json: writeListAnswer(request, tools, TOOLS_CACHE_HINT, server) };
      }
      try {
        return { status: 200, json: await call(request, context) };
      } catch (error) {
        // As the SDK words what a handler throws.
        const { code = ProtocolErrorCode.InternalError, message, data } = error as Partial<ProtocolError> & Error;
        const json = writeErrorAnswer(request.id, plainError({ code, message, ...(data !== undefined && { data }) }));
        // 2026-07-28, basic, "Error Codes": this one is a client's fault over HTTP, too.
        return { status: code === ProtocolErrorCode.MissingRequiredClientCapability ? 400 : 200, json };
      }
    },
  };
};

/** What a tool shows is the tool's: it is looked at as the SDK looks at every result. @throws ProtocolError */
const checked = async (content: readonly object[]): Promise<readonly object[]> => {
  const result = await specTypeSchemas.CallToolResult["~standard"].validate({ content });
  if (!result.issues) return result.value.content;
  throw new ProtocolError(
    ProtocolErrorCode.InvalidParams,
    `Invalid tools/call result: ${JSON.stringify(result.issues)}`,
  );
};

const EVERYBODY: Caller = { id: "", allowedTools: ["*"] };
const nothing = (): void => {};

import type { CallToolResult, Client } from "@modelcontextprotocol/client";
import { type JsonObject, type McpToolResult, ToolError, type ToolResult } from "@twinhost/core";
import { underCallSignal } from "../call-signal.ts";
import type { StatusAdvice } from "../http-status-failures.ts";
import { listSignal } from "../list-signal.ts";
import type { CallOptions, ToolClient, Transport } from "../tool-client.ts";
import { untilAborted } from "../until-aborted.ts";
import { type FastCall, fastCallsOf } from "./fast/fast-calls.ts";
import { listTools } from "./list-tools.ts";
import { createMcpConnection, type McpConnectionOptions } from "./mcp-connection.ts";
import { toFailure, toToolResult } from "./mcp-failures.ts";
import { reportTiming, requestMeta } from "./mcp-meta.ts";
import { NO_SDK_TIMEOUT } from "./no-sdk-timeout.ts";
import type { Tolerance } from "./third-party/tolerance.ts";
import { toDescriptions } from "./tool-descriptions.ts";

export interface McpToolClientOptions extends McpConnectionOptions {
  readonly transport: Transport;
  /** The callers' message when no connection can be made. */
  readonly unreachable: string;
  /** What is added to their message when the server refuses a request with an HTTP status. */
  readonly advice?: StatusAdvice | undefined;
  /** Connecting is cheap: an attempt that a probe waited for in vain is abandoned; the next use starts a new one. */
  readonly isCheapToConnect?: boolean | undefined;
  /** For a third-party server. */
  readonly tolerance?: Tolerance | undefined;
}

export interface McpToolClient extends ToolClient {
  /** Connects now rather than at the first use. Rejects if that fails. */
  connect(): Promise<void>;
}

/** A {@link ToolClient} on the SDK's client: connects at the first use, and again after the connection was lost. */
export const createMcpToolClient = (options: McpToolClientOptions): McpToolClient => {
  const { isCheapToConnect = false, tolerance } = options;
  const connection = createMcpConnection(options);

  return {
    transport: options.transport,
    connect: connection.connect,
    close: connection.close,
    listTools: async (listOptions = {}) => {
      const signal = listSignal(listOptions);
      try {
        const listing = connection.request(signal, (client) => listTools(client, signal));
        const { tools, ttlMs } = await untilAborted(listing, signal);
        if (typeof ttlMs === "number") listOptions.onTtl?.(ttlMs);
        const descriptions = toDescriptions(tools);
        return tolerance ? descriptions.map(tolerance.withOutputSchema) : descriptions;
      } catch (thrown) {
        if (listOptions.isProbe && isCheapToConnect && signal.aborted) connection.giveUpConnecting();
        const error = signal.aborted ? thrown : connection.explained(thrown, "while its tools were listed");
        const theirs = signal.aborted ? undefined : tolerance?.toFailure(undefined, error, options.advice);
        const { code, message } = theirs ?? toFailure(error, options.unreachable, options.advice);
        throw new ToolError(code, message, { cause: error });
      }
    },
    callTool: (name: string, args: JsonObject, callOptions: CallOptions = {}) =>
      underCallSignal(callOptions, async (signal): Promise<ToolResult> => {
        const { onProgress } = callOptions;
        try {
          const meta = requestMeta(callOptions, !tolerance);
          const result = await connection.request(signal, async (client) => {
            const fast = await fastCallsOf(client)?.call({ name, args, meta, signal, onProgress });
            return fast ?? callWithSdk(client, { name, args, meta, signal, onProgress });
          });
          reportTiming(result, callOptions);
          callOptions.onMcpResult?.(result as unknown as McpToolResult);
          return tolerance ? tolerance.toResult(name, result) : toToolResult(result);
        } catch (thrown) {
          const error = signal.aborted ? thrown : connection.explained(thrown, "during the call");
          const theirs = signal.aborted ? undefined : tolerance?.toFailure(name, error, options.advice);
          return { ok: false, error: theirs ?? toFailure(error, options.unreachable, options.advice) };
        }
      }),
  };
};

const callWithSdk = (client: Client, { name, args, meta, signal, onProgress }: FastCall): Promise<CallToolResult> =>
  client.callTool(
    { name, arguments: args, ...(Object.keys(meta).length > 0 && { _meta: { ...meta } }) },
    {
      signal,
      timeout: NO_SDK_TIMEOUT,
      ...(onProgress && { onprogress: ({ progress, total, message }) => onProgress(progress, total, message) }),
    },
  );

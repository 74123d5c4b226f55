import { Client } from "@modelcontextprotocol/sdk/client/index.js";
import type { Transport } from "@modelcontextprotocol/sdk/shared/transport.js";
import { type CallToolResult, McpError } from "@modelcontextprotocol/sdk/types.js";
import type { CallOptions, ToolClient, Transport as TransportName } from "@twinhost/client";
import {
  failure,
  isErrorCode,
  type JsonObject,
  type ToolDescription,
  type ToolFailure,
  type ToolResult,
} from "@twinhost/core";
import { CALL_TIMING_META, TOOL_ERROR_META } from "@twinhost/mcp";

/** A client based on SDK v1, which most programs still use, behind the suite's client interface. */
export const connectSdkV1Client = async (name: TransportName, transport: Transport): Promise<ToolClient> => {
  const client = new Client({ name: "sdk-v1", version: "1.0.0" });
  await client.connect(transport);

  const callTool = async (tool: string, args: JsonObject, options: CallOptions = {}): Promise<ToolResult> => {
    const { signal, timeoutMs, onProgress, onTiming } = options;
    if (signal?.aborted) return { ok: false, error: failure("cancelled", "left before the call") };
    try {
      const result = await client.callTool(
        { name: tool, arguments: args, ...(onTiming && { _meta: { [CALL_TIMING_META]: true } }) },
        undefined,
        {
          ...(signal && { signal }),
          ...(timeoutMs !== undefined && { timeout: timeoutMs }),
          ...(onProgress && { onprogress: ({ progress, total, message }) => onProgress(progress, total, message) }),
        },
      );
      const timing = result._meta?.[CALL_TIMING_META] as Record<string, number> | undefined;
      if (timing)
        onTiming?.({
          serverMs: timing.server_ms ?? 0,
          toolMs: timing.tool_ms ?? 0,
          engineMs: timing.engine_ms ?? 0,
        });
      return toToolResult(result as CallToolResult);
    } catch (error) {
      return { ok: false, error: signal?.aborted ? failure("cancelled", "the caller left") : toFailure(error) };
    }
  };

  return {
    transport: name,
    listTools: async () => (await client.listTools()).tools as ToolDescription[],
    callTool,
    close: () => client.close(),
  };
};

const toToolResult = (result: CallToolResult): ToolResult => {
  if (!result.isError) return { ok: true, output: result.structuredContent as JsonObject };
  const meta = result._meta?.[TOOL_ERROR_META] as (ToolFailure & { retry_after_ms?: number }) | undefined;
  if (!meta) throw new Error("a failed result without its code");
  const [text] = result.content;
  return {
    ok: false,
    error: {
      ...failure(meta.code, text?.type === "text" ? text.text : "", meta.retry_after_ms),
      ...(meta.reason !== undefined && { reason: meta.reason }),
    },
  };
};

const toFailure = (error: unknown): ToolFailure => {
  if (!(error instanceof McpError)) throw error;
  const data = error.data as { code?: unknown; retryable?: boolean } | undefined;
  if (isErrorCode(data?.code)) {
    return {
      code: data.code,
      retryable: data.retryable ?? false,
      message: error.message.replace(/^MCP error -?\d+: /, ""),
    };
  }
  // SDK v1 reports its own timeout with its own code.
  if (error.code === -32001) return failure("deadline", error.message);
  throw error;
};

import { ToolError, type ToolFailure } from "../errors.ts";
import type { JsonObject } from "../json.ts";
import type { RemoteResult, RemoteTool } from "../tool/tool-source.ts";
import type { AppliedPolicy, OpenRecord } from "./apply-policy.ts";
import { jsonBytes } from "./json-bytes.ts";
import type { InvokeResult, ToolCall } from "./tool-call.ts";

/** Limit for a call that keeps reporting progress, in milliseconds; a silent one times out where it runs. */
const LONGEST_CALL_MS = 3_600_000;

/** Calls a remote tool under the same limits. @throws ToolError for failures other than those the tool returns */
export const invokeRemote = async (
  tool: RemoteTool,
  call: ToolCall,
  policy: AppliedPolicy,
  record: OpenRecord,
  onEngineTime: ((engineMs: number) => void) | undefined,
): Promise<InvokeResult> => {
  const { arguments: args, onProgress, traceparent, tracestate } = call;
  if (!isObject(args)) throw new ToolError("invalid_arguments", "The arguments must be an object.");
  const run = (signal: AbortSignal): Promise<RemoteResult> =>
    tool.call(args, { signal, onProgress, traceparent, tracestate, onEngineTime });
  const result = await policy.underLimits(call, call.tool, async () => policy.within(call, LONGEST_CALL_MS, run));
  const { mcp } = result;
  if (!result.ok) {
    record.fail(errorOf(result.error));
    return { ok: false, error: result.error, ...(mcp && { mcp }) };
  }
  // Content beside the structured output is part of the result.
  const besideBytes = mcp?.structuredContent ? jsonBytes(mcp.content) : 0;
  const json = record.succeed(result.output, besideBytes);
  return { ok: true, output: result.output, json, ...(mcp && { mcp }) };
};

const errorOf = ({ code, message, retryAfterMs, reason }: ToolFailure): ToolError =>
  new ToolError(code, message, {
    ...(retryAfterMs !== undefined && { retryAfterMs }),
    ...(reason !== undefined && { reason }),
  });

const isObject = (value: unknown): value is JsonObject =>
  typeof value === "object" && value !== null && !Array.isArray(value);

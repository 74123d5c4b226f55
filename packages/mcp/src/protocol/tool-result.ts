import type { CallToolResult } from "@modelcontextprotocol/server";
import type { ContentBlock, JsonObject, McpToolResult, ToolFailure } from "@twinhost/core";
import { STRUCTURED_ONLY_META } from "@twinhost/mcp-wire";
import { TOOL_ERROR_META, toWireError } from "./error-meta.ts";
import { INVALID_PARAMS, RpcFailure } from "./rpc-failure.ts";

/** Whether the client of this request reads the structured output. */
export const wantsStructuredOnly = (meta: Readonly<Record<string, unknown>> | undefined): boolean =>
  meta?.[STRUCTURED_ONLY_META] === true;

/**
 * @param json the output, already serialized
 * @param mcp the result of another server, which is returned unchanged
 * @param shown content that the tool showed in addition to its output
 */
export const successResult = (
  { output, json, mcp }: { output: JsonObject; json: string; mcp?: McpToolResult },
  shown: readonly ContentBlock[],
  structuredOnly = false,
): CallToolResult =>
  (mcp as CallToolResult | undefined) ?? {
    content:
      structuredOnly || speaksForItself(output, shown)
        ? ([...shown] as CallToolResult["content"])
        : ([{ type: "text", text: json }, ...shown] as CallToolResult["content"]),
    structuredContent: output,
  };

/** Whether clients that ignore structured output can do without its JSON in the content. */
const speaksForItself = (output: JsonObject, shown: readonly ContentBlock[]): boolean =>
  shown.length > 0 && (shown.some(({ type }) => type === "text") || Object.keys(output).length === 0);

/** Unknown and forbidden tools are protocol errors (no list has them); all else is a result that a model can read. */
export const failureResult = ({ error, mcp }: { error: ToolFailure; mcp?: McpToolResult }): CallToolResult => {
  const { code, message } = error;
  const wireError = toWireError(error);
  if (code === "unknown_tool" || code === "forbidden") throw new RpcFailure(INVALID_PARAMS, message, wireError);
  return {
    content: [{ type: "text", text: message }],
    ...(mcp as CallToolResult | undefined),
    isError: true,
    _meta: { ...mcp?._meta, [TOOL_ERROR_META]: wireError },
  };
};

import type { CallToolResult } from "@modelcontextprotocol/server";
import type { ContentBlock, JsonObject, ToolFailure } from "@twinhost/core";
import { STRUCTURED_ONLY_META } from "@twinhost/mcp-wire";
import { TOOL_ERROR_META, toWireError } from "./error-meta.ts";
import { INVALID_PARAMS, RpcFailure } from "./rpc-failure.ts";

/** Whether the client of this request reads the structured output. */
export const wantsStructuredOnly = (meta: Readonly<Record<string, unknown>> | undefined): boolean =>
  meta?.[STRUCTURED_ONLY_META] === true;

/**
 * @param json the output once more, as it was measured
 * @param shown content that the tool showed beside its output
 */
export const successResult = (
  { output, json }: { output: JsonObject; json: string },
  shown: readonly ContentBlock[],
  structuredOnly = false,
): CallToolResult => ({
  content:
    structuredOnly || speaksForItself(output, shown)
      ? ([...shown] as CallToolResult["content"])
      : ([{ type: "text", text: json }, ...shown] as CallToolResult["content"]),
  structuredContent: output,
});

/** For clients that read no structured output it stands in the content as JSON, unless what is shown says it all. */
const speaksForItself = (output: JsonObject, shown: readonly ContentBlock[]): boolean =>
  shown.length > 0 && (shown.some(({ type }) => type === "text") || Object.keys(output).length === 0);

/** Unknown and forbidden tools are protocol errors (the list would have said so); all else is a result a model can read. */
export const failureResult = (failure: ToolFailure): CallToolResult => {
  const { code, message } = failure;
  const wireError = toWireError(failure);
  if (code === "unknown_tool" || code === "forbidden") throw new RpcFailure(INVALID_PARAMS, message, wireError);
  return {
    isError: true,
    content: [{ type: "text", text: message }],
    _meta: { [TOOL_ERROR_META]: wireError },
  };
};

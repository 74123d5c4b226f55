import type { CallOptions, ToolClient } from "@twinhost/client";
import { failure, type JsonObject, type McpToolResult, type RemoteCall, type RemoteResult } from "@twinhost/core";

/** The toolbox limits the call, and a silent server ends it earlier; this only has to be longer. In milliseconds. */
const NO_LIMIT_MS = 86_400_000;

/** Calls a tool of a third-party server. Its result passes unchanged, except for what concerns this connection. */
export const callRemote = async (
  client: ToolClient,
  tool: string,
  args: JsonObject,
  { onEngineTime, ...call }: RemoteCall,
): Promise<RemoteResult> => {
  const startedAt = performance.now();
  let given: McpToolResult | undefined;
  let toldMs: number | undefined;
  const options: CallOptions = {
    ...call,
    timeoutMs: NO_LIMIT_MS,
    onMcpResult: (result) => {
      given = result;
    },
    // One of our servers reports how much of it was work.
    onTiming:
      onEngineTime &&
      (({ engineMs }) => {
        toldMs = engineMs;
      }),
  };
  const result = await client.callTool(tool, args, options);
  onEngineTime?.(toldMs ?? performance.now() - startedAt);
  if (!given) return result;
  const mcp = passedOn(given);
  if (!result.ok) return mcp.isError ? { ...result, mcp } : result;
  return { ok: true, output: mcp.structuredContent ?? ({ content: mcp.content } as unknown as JsonObject), mcp };
};

/** The answer for a server that could not be reached so far. */
export const unavailable = (server: string): RemoteResult => ({
  ok: false,
  error: failure(
    "engine_unavailable",
    `The MCP server "${server}" is still starting, or is unavailable and tried again by itself. /ready tells administrators which.`,
  ),
});

/** The protocol's own keys and the call's timing concern one connection only. */
const OF_A_CONNECTION = /^(?:io\.modelcontextprotocol\/|twinhost\/timing$)/;

const passedOn = ({ content, structuredContent, isError, _meta = {} }: McpToolResult): McpToolResult => {
  const meta = Object.entries(_meta).filter(([key]) => !OF_A_CONNECTION.test(key));
  return {
    ...(meta.length > 0 && { _meta: Object.fromEntries(meta) }),
    content,
    ...(structuredContent !== undefined && { structuredContent }),
    ...(isError !== undefined && { isError }),
  };
};

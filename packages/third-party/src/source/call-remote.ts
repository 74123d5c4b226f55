import type { CallOptions, ToolClient } from "@twinhost/client";
import { failure, type JsonObject, type McpToolResult, type RemoteCall, type RemoteResult } from "@twinhost/core";

/** The toolbox bounds the call; a server that is silent ends it earlier. In milliseconds, and longer than the toolbox's. */
const NO_LIMIT_MS = 86_400_000;

/** Calls a tool of a third-party server. Its result is handed on as it came, but for what belongs to this connection alone. */
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
    // A server of ours says how much of it was work.
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

/** What a server that could not be reached so far answers. */
export const unavailable = (server: string): RemoteResult => ({
  ok: false,
  error: failure(
    "engine_unavailable",
    `The MCP server "${server}" is still starting, or is unavailable and tried again by itself. /ready tells administrators which.`,
  ),
});

/** The protocol's own keys and the times of the call say something of one connection. */
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

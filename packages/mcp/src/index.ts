export {
  createFastTools,
  type FastAnswer,
  type FastContext,
  type FastTools,
  type FastToolsOptions,
} from "./fast/fast-tools.ts";
export { createMcpFetchHandler, type McpFetchHandler, type McpFetchHandlerOptions } from "./http/fetch-handler.ts";
export { CALL_TIMING_META, handleArrived } from "./server/call-timing.ts";
export { TOOL_ERROR_META } from "./server/error-meta.ts";
export { fitMessage } from "./server/fit-message.ts";
export { forwardChanges } from "./server/forward-events.ts";
export { createMcpServer, type ServerInfo, type ToolServerOptions } from "./server/mcp-server.ts";
export { idOf, idsIn, idsOf } from "./server/message-id.ts";
export { messageProblem } from "./server/message-problem.ts";
export { initializeError, plainError, type RpcError } from "./server/plain-errors.ts";
export { createRequestStates, type RequestStates } from "./server/request-state.ts";
export { STRUCTURED_ONLY_META } from "./server/tool-result.ts";
export { createLineSplitter, type LineEnds } from "./stdio/line-splitter.ts";
export { serveOnStdio } from "./stdio/serve-stdio.ts";
export { createStdioServerTransport } from "./stdio/server-transport.ts";

/**
 * The part of this package that needs no MCP SDK. Hosts import it from here to start without the SDK: to a bundler that
 * splits code, an import of one name from `index.ts` needs everything that `index.ts` exports.
 */
export { STRUCTURED_ONLY_META } from "@twinhost/mcp-wire";
export { createFastTools, type FastToolsOptions } from "./fast/fast-tools.ts";
export { CALL_TIMING_META, stampArrival } from "./protocol/call-timing.ts";
export { TOOL_ERROR_META } from "./protocol/error-meta.ts";
export { fitMessage } from "./protocol/fit-message.ts";
export { messageProblem } from "./protocol/malformed-message.ts";
export { idsIn, idsOf } from "./protocol/message-id.ts";
export { declaresHeaders } from "./protocol/mirrored-parameters.ts";
export { plainError, type RpcError } from "./protocol/readable-errors.ts";
export { INVALID_PARAMS, INVALID_REQUEST, PARSE_ERROR } from "./protocol/rpc-failure.ts";
export type { ServerInfo } from "./protocol/server-card.ts";
export type { ToolServerOptions } from "./sdk-server/mcp-server.ts";
export { callerIn, requestInfoOf } from "./sdk-server/request-info.ts";
export { createRequestStates, type RequestStates } from "./sdk-server/request-state.ts";
export { createLineSplitter, type LineEnds } from "./stdio/line-splitter.ts";
export { createLineWriter, type LineWriter } from "./stdio/line-writer.ts";
export { serveOnStdio } from "./stdio/serve-stdio.ts";
export { serveOnStreams } from "./stdio/serve-streams.ts";

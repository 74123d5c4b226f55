export { type Caller, LOCAL_CALLER } from "./core/caller.ts";
export type { ClientAnswers, ClientOffer, ClientQuestion, ElicitAnswer, ToolClientPort } from "./core/client-port.ts";
export {
  defineTool,
  defineToolFor,
  type Tool,
  type ToolAnnotations,
  type ToolContext,
  type ToolDefinition,
} from "./core/define-tool.ts";
export { describeTool, type ObjectSchema, type ToolDescription } from "./core/describe-tool.ts";
export {
  ERROR_CODES,
  ERRORS,
  type ErrorCode,
  failure,
  isErrorCode,
  ToolError,
  type ToolFailure,
} from "./core/errors.ts";
export type { JsonObject, JsonValue } from "./core/json.ts";
export type { Logger } from "./core/logger.ts";
export { MAX_JSON_NESTING, parseJson } from "./core/parse-json.ts";
export type { ToolResult } from "./core/result.ts";
export { type CallRecord, createToolbox, type Toolbox, type ToolCall } from "./core/toolbox.ts";
export type { ToolDependencies } from "./dependencies.ts";
export { TOOL_ERROR_META } from "./mcp/error-meta.ts";
export { createMcpServer } from "./mcp/mcp-server.ts";
export { createStdioServerTransport } from "./mcp/stdio-transport.ts";
export { resolveDataDirectory } from "./settings/data-dir.ts";
export { commaList, type HostSettings, hostSettings, oneOf, serverUrl } from "./settings/host-settings.ts";
export { parseSettings } from "./settings/parse-settings.ts";
export { exitOnStartError, startOrExit } from "./settings/start-error.ts";
export { openStandardToolbox, type StandardToolbox } from "./standard-toolbox.ts";
export { tools } from "./tools.ts";
export { VERSION } from "./version.ts";

export type { KeyInfo, KeyRights } from "./access/key-fields.ts";
export { type KeyStore, type NewKey, openKeyStore, type Verification } from "./access/key-store.ts";
export type { SeedSummary } from "./access/seed-keys.ts";
export { watchKeys } from "./access/watch-keys.ts";
export type { Call, CallRecord } from "./core/call.ts";
export { type Caller, fitsPattern, LOCAL_CALLER, mayCall, ROLES, type Role } from "./core/caller.ts";
export { type Change, type ChangeFeed, createChangeFeed } from "./core/change-feed.ts";
export type {
  ClientAnswers,
  ClientLogLevel,
  ClientOffer,
  ClientQuestion,
  ElicitAnswer,
  ToolClientPort,
} from "./core/client-port.ts";
export type { ContentBlock, ResourceContents } from "./core/content-block.ts";
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
export {
  type CallTiming,
  createToolbox,
  type InvokeResult,
  type ServedRequest,
  type Toolbox,
  type ToolboxOptions,
  type ToolCall,
} from "./core/toolbox.ts";
export type { ToolDependencies } from "./dependencies.ts";
export type { EngineState } from "./engine-states.ts";
export { type Governance, openGovernance } from "./governance.ts";
export { type GovernanceSettings, governanceSettings } from "./governance-settings.ts";
export { applyLimits, type CallLimitOptions, type CallLimits, createCallLimits } from "./limits/call-limits.ts";
export { CALL_TIMING_META, handleArrived } from "./mcp/call-timing.ts";
export { TOOL_ERROR_META } from "./mcp/error-meta.ts";
export { fitMessage } from "./mcp/fit-message.ts";
export { forwardChanges } from "./mcp/forward-changes.ts";
export type { Library } from "./mcp/library.ts";
export { createLineSplitter, type LineEnds } from "./mcp/line-splitter.ts";
export { createMcpServer } from "./mcp/mcp-server.ts";
export { idOf, idsIn, idsOf } from "./mcp/message-id.ts";
export { messageProblem } from "./mcp/message-problem.ts";
export { initializeError, type RpcError } from "./mcp/plain-errors.ts";
export { createRequestStates, type RequestStates } from "./mcp/request-state.ts";
export { createStdioServerTransport } from "./mcp/stdio-transport.ts";
export { endGroup, signalGroup } from "./processes/process-group.ts";
export {
  completeFrom,
  type Prompt,
  type PromptArgument,
  type PromptContext,
  type PromptMessage,
} from "./prompts/define-prompt.ts";
export type {
  Completion,
  ResourceDescription,
  ResourcePage,
  ResourceProvider,
  ResourceTemplate,
} from "./resources/resource-provider.ts";
export { resolveDataDirectory } from "./settings/data-dir.ts";
export { type HostLog, openHostLog } from "./settings/host-log.ts";
export {
  commaList,
  type HostSettings,
  hostSettings,
  milliseconds,
  oneOf,
  serverUrl,
  shutdownDeadline,
} from "./settings/host-settings.ts";
export { parseSettings } from "./settings/parse-settings.ts";
export { exitOnStartError, startOrExit } from "./settings/start-error.ts";
export { openStandardToolbox, type StandardToolbox } from "./standard-toolbox.ts";
export { freshFor } from "./state/fresh-for.ts";
export { tools } from "./tools.ts";
export { openTracing } from "./tracing/open-tracing.ts";
export type { TraceCarrier, TraceSpan, Tracing } from "./tracing/span.ts";
export { traceEngines } from "./tracing/trace-engines.ts";
export { traceToolbox } from "./tracing/trace-toolbox.ts";
export { type TracingSettings, tracingSettings } from "./tracing/tracing-settings.ts";
export { toUsageCsv } from "./usage/usage-csv.ts";
export { USAGE_PERIODS, type UsageQuery, type UsageRow, type UsageSource } from "./usage/usage-query.ts";
export { openUsageCounter, openUsageStore, type UsageCounter, type UsageStore } from "./usage/usage-store.ts";
export type { UsageTable } from "./usage/usage-table.ts";
export { VERSION } from "./version.ts";

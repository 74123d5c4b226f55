export { cacheFor } from "./cache-for.ts";
export { BUILD_ADVICE, commandLine } from "./command-line.ts";
export {
  type ContentDefinition,
  defineResources,
  type ResourcesContext,
  type ResourcesDefinition,
} from "./content/content-definition.ts";
export type { McpContent } from "./content/mcp-content.ts";
export {
  completeFrom,
  type Prompt,
  type PromptArgument,
  type PromptContext,
  type PromptMessage,
} from "./content/prompt.ts";
export type {
  Completion,
  ResourceDescription,
  ResourcePage,
  ResourceProvider,
  ResourceTemplate,
} from "./content/resource-provider.ts";
export { describeIssues, type Issue } from "./describe-issues.ts";
export {
  type AnyEngine,
  defineEngine,
  type EngineContext,
  type EngineDefinition,
  type HealthCheck,
  type SettingProblem,
} from "./engine/define-engine.ts";
export type { EngineState } from "./engine/engine-states.ts";
export {
  ERROR_CODES,
  ERRORS,
  type ErrorCode,
  failure,
  failureOf,
  INVALID_KEY,
  isErrorCode,
  ToolError,
  type ToolFailure,
} from "./errors.ts";
export { type Change, createEventBus, type EventBus } from "./event-bus.ts";
export type {
  ClientCapability,
  ClientInteraction,
  ClientLogLevel,
  ClientQuestion,
  ClientResponses,
  ElicitAnswer,
  QuestionKind,
  SingleQuestion,
} from "./interaction/client-interaction.ts";
export { createClientInteraction, QuestionAsked } from "./interaction/client-questions.ts";
export type { JsonObject, JsonValue } from "./json.ts";
export type { Logger } from "./logger.ts";
export { MAX_JSON_NESTING, parseJson } from "./parse-json.ts";
export { makePrivateDatabase, makePrivateFolder, PRIVATE_FILE, PRIVATE_FOLDER } from "./private-files.ts";
export { endGroup } from "./process-group.ts";
export { type DeclaresSettings, isSecret, secret, settingDescription } from "./settings/declared-settings.ts";
export { commaList, milliseconds, oneOf, serverUrl } from "./settings/setting-types.ts";
export type { ContentBlock, ResourceContents } from "./tool/content-block.ts";
export {
  defineTool,
  type Tool,
  type ToolAnnotations,
  type ToolContext,
  type ToolDefinition,
  type ToolHints,
} from "./tool/define-tool.ts";
export {
  describeTool,
  type ObjectSchema,
  TOOL_ERRORS_META,
  TOOL_HINTS_META,
  type ToolDescription,
} from "./tool/describe-tool.ts";
export { unwrapArguments } from "./tool/fit-arguments.ts";
export type { ToolResult } from "./tool/result.ts";
export type { ToolErrors, ToolReason } from "./tool/tool-reasons.ts";
export type { McpToolResult, RemoteCall, RemoteResult, RemoteTool, ToolSource } from "./tool/tool-source.ts";
export type { Call, CallRecord, Limits } from "./toolbox/call.ts";
export { type Caller, isToolAllowed, LOCAL_CALLER, matchesPattern, ROLES, type Role } from "./toolbox/caller.ts";
export { type OpenedToolbox, type OpenToolboxOptions, openToolbox } from "./toolbox/open-toolbox.ts";
export type { CallTiming, InvokeResult, ToolCall } from "./toolbox/tool-call.ts";
export { createToolbox, type ServedRequest, type Toolbox, type ToolboxOptions } from "./toolbox/toolbox.ts";
export type { TraceCarrier, TraceSpan, Tracing } from "./tracing/span.ts";
export { traceToolbox } from "./tracing/trace-toolbox.ts";
export { VERSION } from "./version.ts";

export { type ConfiguredServer, createMcpConfigEditor, type McpConfigEditor } from "./config/edit-mcp-config.ts";
export { type McpConfigOptions, readMcpConfig } from "./config/mcp-config.ts";
export { type McpServerEntry, type ReadEntry, readEntry } from "./config/mcp-entry.ts";
export { signInFileOf } from "./connection/authorization.ts";
export { type McpServerOptions, openMcpServer } from "./connection/open-mcp-server.ts";
export { processEnvironment } from "./connection/process-environment.ts";
export { openResilientServer, type ResilientServerOptions } from "./connection/resilient-server.ts";
export {
  openThirdPartyTools,
  type ThirdPartyState,
  type ThirdPartyTools,
  type ThirdPartyToolsOptions,
} from "./source/third-party-tools.ts";
export { filterTools } from "./tools/filter-tools.ts";
export { createThirdPartyList } from "./tools/third-party-list.ts";
export { createToolList, type ToolList, type ToolListOptions } from "./tools/tool-list.ts";

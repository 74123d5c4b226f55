export { createMcpFetchHandler, type McpFetchHandler, type McpFetchHandlerOptions } from "./http/fetch-handler.ts";
export * from "./sdk-free.ts";
export { initializeError } from "./sdk-server/initialize-error.ts";
export { createMcpServer } from "./sdk-server/mcp-server.ts";

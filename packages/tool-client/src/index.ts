export { createHttpToolClient } from "./connections/http.ts";
export { createInProcessToolClient } from "./connections/in-process.ts";
export { createRestToolClient } from "./connections/rest.ts";
export {
  createStdioToolClient,
  type StdioConnectionOptions,
  type StdioState,
  type StdioToolClient,
} from "./connections/stdio/stdio.ts";
export {
  type CallOptions,
  type ProtocolRevision,
  type ServerTiming,
  type ToolClient,
  TRANSPORTS,
  type Transport,
} from "./tool-client.ts";

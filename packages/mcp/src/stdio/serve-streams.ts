import type { Readable, Writable } from "node:stream";
import type { ToolServerOptions } from "../sdk-server/mcp-server.ts";
import type { SdkOptions } from "./sdk-end.ts";
import { createStdioServerTransport, type SdkConnection, type StdioServerTransport } from "./server-transport.ts";

export interface StreamServingOptions extends SdkOptions {
  /** `sdk` sends every message through the MCP SDK, to compare; `fast`, the default, loads it only when needed. */
  readonly stack?: "fast" | "sdk";
}

/** An MCP connection over lines of JSON. */
export interface StreamConnection extends Pick<StdioServerTransport, "drain"> {
  /** Ends the calls in flight. */
  close(): Promise<void>;
}

/** Serves MCP on a pair of streams, in both revisions. */
export const serveOnStreams = (
  served: ToolServerOptions,
  input: Readable,
  output: Writable,
  options: StreamServingOptions,
): StreamConnection => {
  let sdk: SdkConnection | undefined;
  const transport = createStdioServerTransport(
    input,
    output,
    async (transport) => {
      const { connectServer } = await import("./sdk-end.ts");
      sdk = connectServer(transport, served, options);
      return sdk;
    },
    options.stack === "sdk" ? undefined : served,
  );
  return { drain: transport.drain, close: () => (sdk ?? transport).close() };
};

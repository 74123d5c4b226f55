import { connectThrough, headerFlags } from "./connect-through.ts";
import type { InteropClient } from "./interop-client.ts";
import { scriptOf } from "./run-program.ts";

/** A stdio client that connects to the HTTP host through the bridge. */
export const mcpRemote: InteropClient = {
  name: "mcp-remote, from stdio to HTTP",
  http: ({ url, headers }) =>
    connectThrough([
      scriptOf("mcp-remote", "mcp-remote"),
      `${url}/mcp`,
      "--allow-http",
      "--transport",
      "http-only",
      ...headerFlags(headers),
    ]),
};

import type { InteropClient } from "./interop-client.ts";
import { programEnvironment, scriptOf } from "./run-program.ts";
import { sdkV1 } from "./sdk-v1.ts";
import { temporaryHome } from "./temporary-home.ts";

/** A stdio client that reaches the HTTP host through the bridge. */
export const mcpRemote: InteropClient = {
  name: "mcp-remote, from stdio to HTTP",
  http: async ({ url, headers }) => {
    const home = temporaryHome();
    const headerFlags = Object.entries(headers).flatMap(([name, value]) => ["--header", `${name}:${value}`]);
    const session = await sdkV1.stdio?.({
      command: process.execPath,
      args: [
        scriptOf("mcp-remote", "mcp-remote"),
        `${url}/mcp`,
        "--allow-http",
        "--transport",
        "http-only",
        ...headerFlags,
      ],
      env: programEnvironment(home.path),
    });
    if (!session) throw new Error("SDK v1 has no stdio");
    return {
      ...session,
      close: async () => {
        await session.close();
        home.remove();
      },
    };
  },
};

import { join } from "node:path";
import type { ToolClient } from "@twinhost/client";
import type { Caller } from "@twinhost/core";
import { fixtureCaller } from "@twinhost/e2e";
import { WORKSPACE } from "@twinhost/testing";

const PREFIX = "inner__";

/** The config entry of the stdio fixture host, with all its tools allowed. */
export const fixtureEntry = {
  command: process.execPath,
  args: [join(WORKSPACE, "apps/stdio-server/test/fixture-host.ts")],
  env: { NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE ?? "", ALLOWED_TOOLS: "*" },
};

/** May use every fixture tool but `secret`, under the names that the host in front gives them. */
export const callerInFront: Caller = {
  id: "in-front",
  allowedTools: fixtureCaller.allowedTools.map((name) => PREFIX + name),
};

/** The tools of the server `inner`, under their original names. */
export const innerTools = (client: ToolClient): ToolClient => ({
  ...client,
  listTools: async (options) =>
    (await client.listTools(options)).flatMap((tool) =>
      tool.name.startsWith(PREFIX) ? { ...tool, name: tool.name.slice(PREFIX.length) } : [],
    ),
  callTool: (name, args, options) => client.callTool(PREFIX + name, args, options),
});

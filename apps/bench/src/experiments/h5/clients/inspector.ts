import type { CheckedCall } from "../../../workload/workload.ts";
import type { ForeignClient } from "../client.ts";
import { findScript, runForJson } from "../programs.ts";

const findInspector = () => findScript("@modelcontextprotocol/inspector", "mcp-inspector");

/** @param server - command-line arguments that select the server */
const call = async (server: readonly string[], { tool, arguments: args }: CheckedCall): Promise<unknown> => {
  const flags = Object.entries(args).flatMap(([name, value]) => ["--tool-arg", `${name}=${value}`]);
  const method = ["--method", "tools/call", "--tool-name", tool, ...flags];
  const result = await runForJson(process.execPath, [(await findInspector()) ?? "", "--cli", ...server, ...method]);
  return (result as { structuredContent?: unknown }).structuredContent;
};

export const inspector: ForeignClient = {
  isThere: async () => (await findInspector()) !== undefined,
  http: (url, checked) => call([`${url}/mcp`, "--transport", "http"], checked),
  stdio: ({ command, args, env }, checked) => {
    const settings = Object.entries(env).flatMap(([name, value]) => ["-e", `${name}=${value}`]);
    return call([command, ...args, ...settings], checked);
  },
};

import type { InteropClient, InteropSession } from "./interop-client.ts";
import { namesOf, outputOf } from "./result.ts";
import { runProgram, scriptOf } from "./run-program.ts";
import { temporaryHome } from "./temporary-home.ts";

/** @param server the program's arguments that specify the server */
const open = async (server: readonly string[]): Promise<InteropSession> => {
  const home = temporaryHome();
  const script = scriptOf("@modelcontextprotocol/inspector", "mcp-inspector");
  const inspector = async (...args: string[]): Promise<unknown> =>
    JSON.parse(await runProgram(process.execPath, [script, "--cli", ...server, "--method", ...args], home.path));
  return {
    listTools: async () => namesOf((await inspector("tools/list")) as { tools: { name: string }[] }),
    calculate: async (expression) =>
      outputOf(await inspector("tools/call", "--tool-name", "calculate", "--tool-arg", `expression=${expression}`)),
    close: async () => home.remove(),
  };
};

export const inspector: InteropClient = {
  name: "MCP Inspector's CLI",
  http: ({ url, headers }) =>
    open([
      `${url}/mcp`,
      "--transport",
      "http",
      ...Object.entries(headers).flatMap(([name, value]) => ["--header", `${name}: ${value}`]),
    ]),
  stdio: ({ command, args, env }) =>
    open([command, ...args, ...Object.entries(env).flatMap(([name, value]) => ["-e", `${name}=${value}`])]),
};

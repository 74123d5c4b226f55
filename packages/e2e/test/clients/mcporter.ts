import type { InteropClient, InteropSession } from "./interop-client.ts";
import { namesOf } from "./result.ts";
import { runProgram, scriptOf } from "./run-program.ts";
import { temporaryHome } from "./temporary-home.ts";

/** @param server the program's arguments that specify the server */
const open = async (server: readonly string[]): Promise<InteropSession> => {
  const home = temporaryHome();
  const mcporter = (...args: string[]): Promise<string> =>
    runProgram(process.execPath, [scriptOf("mcporter", "mcporter"), ...args], home.path);
  return {
    listTools: async () => namesOf(JSON.parse(await mcporter("list", ...server, "--json"))),
    calculate: async (expression) =>
      JSON.parse(
        await mcporter(
          ...["call", ...server, "--tool", "calculate"],
          ...["--args", JSON.stringify({ expression }), "--output", "json"],
        ),
      ),
    close: async () => home.remove(),
  };
};

const pairs = (flag: string, values: Readonly<Record<string, string>>): string[] =>
  Object.entries(values).flatMap(([name, value]) => [flag, `${name}=${value}`]);

export const mcporter: InteropClient = {
  name: "mcporter",
  http: ({ url, headers }) =>
    open(["--http-url", `${url}/mcp`, "--allow-http", "--no-oauth", ...pairs("--header", headers)]),
  stdio: ({ command, args, env }) => open(["--stdio", [command, ...args].join(" "), ...pairs("--env", env)]),
};

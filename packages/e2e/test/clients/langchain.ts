import { type ClientConfig, MultiServerMCPClient } from "@langchain/mcp-adapters";
import type { InteropClient, InteropSession } from "./interop-client.ts";
import { outputOf } from "./result.ts";

const open = async (server: ClientConfig["mcpServers"][string]): Promise<InteropSession> => {
  const client = new MultiServerMCPClient({ mcpServers: { twinhost: server } });
  const tools = await client.getTools();
  return {
    listTools: async () => tools.map(({ name }) => name),
    calculate: async (expression) => {
      const calculate = tools.find(({ name }) => name === "calculate");
      if (!calculate) throw new Error("no tool calculate");
      return outputOf(await calculate.invoke({ expression }));
    },
    close: () => client.close(),
  };
};

export const langchain: InteropClient = {
  name: "LangChain adapters",
  http: ({ url, headers }) => open({ transport: "http", url: `${url}/mcp`, headers: { ...headers } }),
  stdio: ({ command, args, env }) =>
    open({ transport: "stdio", command, args: [...args], env: { ...env }, stderr: "ignore" }),
};

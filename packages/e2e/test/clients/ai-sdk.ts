import { createMCPClient, type MCPTransport } from "@ai-sdk/mcp";
import { Experimental_StdioMCPTransport as StdioMcpTransport } from "@ai-sdk/mcp/mcp-stdio";
import type { InteropClient, InteropSession } from "./interop-client.ts";
import { outputOf } from "./result.ts";

type TransportChoice = Parameters<typeof createMCPClient>[0]["transport"];

const open = async (transport: TransportChoice): Promise<InteropSession> => {
  const client = await createMCPClient({ transport });
  return {
    listTools: async () => Object.keys(await client.tools()),
    calculate: async (expression) => {
      const { calculate } = await client.tools();
      if (!calculate) throw new Error("no tool calculate");
      return outputOf(await calculate.execute({ expression }, { toolCallId: "1", messages: [], context: {} }));
    },
    close: () => client.close(),
  };
};

export const aiSdk: InteropClient = {
  name: "AI SDK",
  http: ({ url, headers }) => open({ type: "http", url: `${url}/mcp`, headers: { ...headers } }),
  stdio: ({ command, args, env }) =>
    open(new StdioMcpTransport({ command, args: [...args], env: { ...env }, stderr: "ignore" }) satisfies MCPTransport),
};

import type { ToolDescription, ToolResult } from "@twinhost/core";
import type { CallOptions, ToolClient, Transport } from "../../src/index.ts";

export const describedTool = (name: string, annotations: ToolDescription["annotations"] = {}): ToolDescription => ({
  name,
  title: name,
  description: name,
  inputSchema: { type: "object" },
  outputSchema: { type: "object" },
  annotations,
});

export interface ScriptedClient extends ToolClient {
  /** The tools that were called, in order. */
  readonly calls: string[];
  lists: number;
}

/** A tool client whose answers the test decides. */
export const scriptedClient = (
  answer: (name: string, options: CallOptions, call: number) => ToolResult | Promise<ToolResult>,
  list: () => Promise<ToolDescription[]> = async () => [describedTool("read", { readOnlyHint: true })],
  transport: Transport = "http",
): ScriptedClient => {
  const client: ScriptedClient = {
    transport,
    calls: [],
    lists: 0,
    listTools: () => {
      client.lists++;
      return list();
    },
    callTool: async (name, _args, options = {}) => {
      client.calls.push(name);
      return answer(name, options, client.calls.length);
    },
    close: async () => {},
  };
  return client;
};

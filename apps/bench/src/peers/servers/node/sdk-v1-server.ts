import { McpServer } from "@modelcontextprotocol/sdk/server/mcp.js";
import type { CallToolResult } from "@modelcontextprotocol/sdk/types.js";
import { z } from "zod";
import { document, echo, wait } from "./three-tools.ts";

const TEXT = { text: z.string() };

const resultOf = (output: { text: string }): CallToolResult => ({
  content: [{ type: "text", text: JSON.stringify(output) }],
  structuredContent: output,
});

/** The three tools on the MCP SDK v1. */
export const createSdkV1Server = (): McpServer => {
  const server = new McpServer({ name: "peer", version: "1.0.0" });
  const text = { inputSchema: TEXT, outputSchema: TEXT };
  server.registerTool("echo", { description: "Gives the text back.", ...text }, (given) => resultOf(echo(given)));
  server.registerTool("document", { description: "Gives 10 KiB.", outputSchema: TEXT }, () => resultOf(document()));
  server.registerTool("wait", { description: "Gives the text back after 5 ms.", ...text }, async (given) =>
    resultOf(await wait(given)),
  );
  return server;
};

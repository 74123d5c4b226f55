/** The three tools on the MCP SDK v2 and express, set up as in its documentation. */
import { createMcpExpressApp } from "@modelcontextprotocol/express";
import { toNodeHandler } from "@modelcontextprotocol/node";
import { createMcpHandler, McpServer } from "@modelcontextprotocol/server";
import { z } from "zod";
import { document, echo, wait } from "./three-tools.ts";

const TEXT = z.object({ text: z.string() });

const resultOf = (output: { text: string }) => ({
  content: [{ type: "text" as const, text: JSON.stringify(output) }],
  structuredContent: output,
});

const handle = toNodeHandler(
  createMcpHandler(() => {
    const server = new McpServer({ name: "peer", version: "1.0.0" });
    const text = { inputSchema: TEXT, outputSchema: TEXT };
    server.registerTool("echo", { description: "Gives the text back.", ...text }, (given) => resultOf(echo(given)));
    server.registerTool("document", { description: "Gives 10 KiB.", outputSchema: TEXT }, () => resultOf(document()));
    server.registerTool("wait", { description: "Gives the text back after 5 ms.", ...text }, async (given) =>
      resultOf(await wait(given)),
    );
    return server;
  }),
);
const app = createMcpExpressApp();
app.all("/mcp", (request, response) => handle(request, response, request.body));
app.listen(Number(process.env.PORT), "127.0.0.1");
process.on("SIGTERM", () => process.exit(0));

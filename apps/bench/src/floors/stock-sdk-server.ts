/** The MCP SDK v2 on express, set up as in its documentation; the tool does no more work than a floor. */
import { createMcpExpressApp } from "@modelcontextprotocol/express";
import { toNodeHandler } from "@modelcontextprotocol/node";
import { createMcpHandler, McpServer } from "@modelcontextprotocol/server";
import { z } from "zod";
import { floorAnswer } from "./floor-answer.ts";

const handle = toNodeHandler(
  createMcpHandler(() => {
    const server = new McpServer({ name: "stock", version: "1.0.0" });
    server.registerTool(
      "calculate",
      {
        description: "Adds and multiplies.",
        inputSchema: z.object({ expression: z.string() }),
        outputSchema: z.object({ result: z.string(), value: z.number() }),
      },
      ({ expression }) => {
        const answer = floorAnswer(expression);
        return { content: [{ type: "text", text: JSON.stringify(answer) }], structuredContent: answer };
      },
    );
    return server;
  }),
);
const app = createMcpExpressApp();
app.all("/mcp", (request, response) => handle(request, response, request.body));
app.listen(Number(process.env.PORT), "127.0.0.1");
process.on("SIGTERM", () => process.exit(0));

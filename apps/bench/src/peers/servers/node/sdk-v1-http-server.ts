/** The three tools on the MCP SDK v1 and express, with sessions and JSON answers: its fastest documented setup. */
import { randomUUID } from "node:crypto";
import { createMcpExpressApp } from "@modelcontextprotocol/sdk/server/express.js";
import { StreamableHTTPServerTransport } from "@modelcontextprotocol/sdk/server/streamableHttp.js";
import type { Transport } from "@modelcontextprotocol/sdk/shared/transport.js";
import { createSdkV1Server } from "./sdk-v1-server.ts";

const transports = new Map<string, StreamableHTTPServerTransport>();

const openSession = async (): Promise<StreamableHTTPServerTransport> => {
  const transport = new StreamableHTTPServerTransport({
    sessionIdGenerator: randomUUID,
    enableJsonResponse: true,
    onsessioninitialized: (id) => {
      transports.set(id, transport);
    },
  });
  await createSdkV1Server().connect(transport as Transport);
  return transport;
};

const app = createMcpExpressApp();
app.all("/mcp", async (request, response) => {
  const transport = transports.get(request.get("mcp-session-id") ?? "") ?? (await openSession());
  await transport.handleRequest(request, response, request.body);
});
app.listen(Number(process.env.PORT), "127.0.0.1");
process.on("SIGTERM", () => process.exit(0));

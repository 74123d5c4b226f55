import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { json } from "node:stream/consumers";
import { startLoopbackServer } from "@twinhost/testing";
import { temporaryFolder } from "./temporary-folder.ts";

/** A third-party MCP server whose one tool, `show`, answers with given content. @returns its config file */
export const startGallery = async (content: readonly object[]): Promise<string> => {
  const results: Readonly<Record<string, object>> = {
    initialize: {
      protocolVersion: "2025-06-18",
      capabilities: { tools: {} },
      serverInfo: { name: "gallery", version: "1" },
    },
    "tools/list": { tools: [{ name: "show", description: "Shows.", inputSchema: { type: "object", properties: {} } }] },
    "tools/call": { content },
  };
  const server = await startLoopbackServer(async (request, response) => {
    if (request.method !== "POST") return response.writeHead(405).end();
    const { id, method } = (await json(request)) as { id?: number; method: string };
    const result = results[method];
    if (!result) return response.writeHead(id === undefined ? 202 : 404).end();
    response.writeHead(200, { "content-type": "application/json" });
    return response.end(JSON.stringify({ jsonrpc: "2.0", id, result }));
  });
  const file = join(temporaryFolder(), "mcp.json");
  const url = `${server.url}/mcp`;
  writeFileSync(file, JSON.stringify({ mcpServers: { gallery: { url } } }));
  return file;
};

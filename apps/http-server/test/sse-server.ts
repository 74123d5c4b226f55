import { McpServer } from "@modelcontextprotocol/sdk/server/mcp.js";
import { SSEServerTransport } from "@modelcontextprotocol/sdk/server/sse.js";
import type { openAccessTokens } from "@twinhost/server";
import { type LoopbackServer, startLoopbackServer } from "@twinhost/testing";

type AccessTokens = NonNullable<ReturnType<typeof openAccessTokens>>;

/** A server of revision 2024-11-05 on the SDK of its time: stream at `/sse`, messages elsewhere, tokens for both. */
export const startSseServer = async (tokensOf: (url: string) => AccessTokens): Promise<LoopbackServer> => {
  const transports = new Map<string, SSEServerTransport>();
  let tokens: AccessTokens | undefined;
  const server = await startLoopbackServer(async (request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? "/", "http://server");
    if (pathname.startsWith("/.well-known/oauth-protected-resource"))
      return void response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(tokens?.metadata));
    if (pathname !== "/sse" && pathname !== "/messages") return void response.writeHead(404).end();
    // Most such servers serve one method per path, and refuse any other before they ask for a token.
    if ((pathname === "/sse") !== (request.method === "GET")) return void response.writeHead(405).end();
    const token = /^Bearer (.+)$/.exec(request.headers.authorization ?? "")?.[1];
    const caller = token && (await tokens?.verify(token));
    if (!caller) {
      const challenge = `Bearer resource_metadata="${tokens?.metadataUrl}", scope="tools:*"`;
      return void response.writeHead(401, { "www-authenticate": challenge }).end();
    }
    if (pathname === "/messages")
      return transports.get(searchParams.get("sessionId") ?? "")?.handlePostMessage(request, response);
    const transport = new SSEServerTransport("/messages", response);
    transports.set(transport.sessionId, transport);
    const mcp = new McpServer({ name: "old", version: "1" });
    mcp.registerTool("who_am_i", {}, () => ({ content: [{ type: "text", text: caller.id }] }));
    await mcp.connect(transport);
  });
  tokens = tokensOf(`${server.url}/sse`);
  return server;
};

import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { Exchange } from "./exchange.ts";
import type { Rpc } from "./rpc.ts";
import { StdioChild } from "./stdio-child.ts";

const SESSION = "mcp-session-id";

/** Pins a host to the newer revision, which the first message of a connection determines. */
const FIRST_MESSAGE = {
  method: "tools/list",
  params: {
    _meta: {
      "io.modelcontextprotocol/protocolVersion": "2026-07-28",
      "io.modelcontextprotocol/clientInfo": { name: "bridge", version: "1" },
      "io.modelcontextprotocol/clientCapabilities": {},
    },
  },
};

/**
 * Streamable HTTP in front of the stdio host, because the official suite supports HTTP only: one host per session of
 * 2025-11-25, and one for all requests of 2026-07-28. It forwards everything without validation.
 */
export const openStdioBridge = async (hostFile: string): Promise<{ url: string; close(): Promise<void> }> => {
  const sessions = new Map<string, StdioChild>();
  const modern = new StdioChild(hostFile);
  modern.tell({ jsonrpc: "2.0", id: "first", ...FIRST_MESSAGE });

  const childFor = (request: IncomingMessage, message: Rpc, response: ServerResponse): StdioChild | undefined => {
    const session = request.headers[SESSION];
    if (session !== undefined) return sessions.get(String(session));
    const isHandshake = message.method === "initialize" && message.params?._meta === undefined;
    if (!isHandshake) return modern;
    const id = randomUUID();
    const child = new StdioChild(hostFile);
    sessions.set(id, child);
    response.setHeader(SESSION, id);
    return child;
  };

  const server = createServer(async (request, response) => {
    if (request.method === "DELETE") {
      const id = String(request.headers[SESSION]);
      sessions.get(id)?.close();
      sessions.delete(id);
      response.writeHead(200).end();
      return;
    }
    if (request.method !== "POST") {
      response.writeHead(405).end();
      return;
    }
    const message = JSON.parse(await text(request)) as Rpc;
    const child = childFor(request, message, response);
    if (!child) response.writeHead(404).end();
    else if (message.method !== undefined && message.id !== undefined)
      child.request(message, new Exchange(message, response));
    else {
      child.tell(message);
      response.writeHead(202).end();
    }
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/mcp`,
    close: async () => {
      for (const child of [modern, ...sessions.values()]) child.close();
      server.close();
      server.closeAllConnections();
    },
  };
};

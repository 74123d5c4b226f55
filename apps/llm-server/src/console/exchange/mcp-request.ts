import { type JsonObject, VERSION } from "@twinhost/core";

export const REVISION = "2026-07-28";

/** The method, and what it is called on: the name of a tool, or the URI of a resource. */
export interface McpRequest {
  readonly method: string;
  readonly name: string;
  readonly params: JsonObject;
  readonly accept?: string;
}

/** A request of MCP's stateless revision, as any client would send it: it contains all that the server must know. */
export const mcpRequest = (id: number, method: string, params: JsonObject = {}): string =>
  JSON.stringify({
    jsonrpc: "2.0",
    id,
    method,
    params: {
      ...params,
      _meta: {
        "io.modelcontextprotocol/protocolVersion": REVISION,
        "io.modelcontextprotocol/clientInfo": { name: "twinhost-console", version: VERSION },
        "io.modelcontextprotocol/clientCapabilities": {},
      },
    },
  });

import { messageIn } from "@twinhost/testing";
import { Pool } from "undici";
import type { SoakCall } from "./calls.ts";

/** Makes a call over one HTTP interface. @throws Error if the call fails. */
type Lane = (call: SoakCall) => Promise<unknown>;

export interface Lanes {
  /** Repeated according to their share of the load. */
  readonly lanes: readonly (readonly [name: string, lane: Lane])[];
  close(): Promise<void>;
}

const REVISION = "2026-07-28";
const LEGACY_REVISION = "2025-11-25";
const ENVELOPE = {
  "io.modelcontextprotocol/protocolVersion": REVISION,
  "io.modelcontextprotocol/clientInfo": { name: "soak", version: "1" },
  "io.modelcontextprotocol/clientCapabilities": {},
};
const MCP_ACCEPT = "application/json, text/event-stream";

/** REST for half of the calls and MCP for the rest, every fifth of that in a session of the older revision. */
export const openLanes = async (url: string, apiKey: string, connections: number): Promise<Lanes> => {
  const pool = new Pool(url, { connections });
  const post = async (path: string, body: unknown, headers: Record<string, string>) => {
    const response = await pool.request({
      method: "POST",
      path,
      body: JSON.stringify(body),
      headers: { "content-type": "application/json", "x-api-key": apiKey, ...headers },
    });
    const text = await response.body.text();
    if (response.statusCode >= 300) throw new Error(`${path} answered ${response.statusCode}: ${text.slice(0, 300)}`);
    return { text, headers: response.headers };
  };

  const initialize = {
    method: "initialize",
    params: { protocolVersion: LEGACY_REVISION, capabilities: {}, clientInfo: { name: "soak", version: "1" } },
  };
  const rpc = (id: number, method: string, params: object) => ({ jsonrpc: "2.0", id, method, params });
  const opened = await post("/mcp", { jsonrpc: "2.0", id: 0, ...initialize }, { accept: MCP_ACCEPT });
  const session = { accept: MCP_ACCEPT, "mcp-session-id": String(opened.headers["mcp-session-id"]) };
  const legacy = { ...session, "mcp-protocol-version": LEGACY_REVISION };
  await post("/mcp", { jsonrpc: "2.0", method: "notifications/initialized" }, legacy);

  let lastId = 0;
  const rest: Lane = async ({ tool, args }) => JSON.parse((await post(`/run/${tool}`, args, {})).text);
  const mcp: Lane = async ({ tool, args }) => {
    const headers = { "mcp-protocol-version": REVISION, "mcp-method": "tools/call", "mcp-name": tool };
    const body = rpc(++lastId, "tools/call", { name: tool, arguments: args, _meta: ENVELOPE });
    return outputOf((await post("/mcp", body, { accept: MCP_ACCEPT, ...headers })).text);
  };
  const mcpSession: Lane = async ({ tool, args }) => {
    const body = rpc(++lastId, "tools/call", { name: tool, arguments: args });
    return outputOf((await post("/mcp", body, legacy)).text);
  };
  const inShare = [
    ...Array.from({ length: 5 }, () => ["rest", rest] as const),
    ...Array.from({ length: 4 }, () => ["mcp", mcp] as const),
    ["mcp session", mcpSession] as const,
  ];
  return { lanes: inShare, close: () => pool.close() };
};

interface RpcAnswer {
  readonly result?: { readonly isError?: boolean; readonly structuredContent?: unknown };
}

const outputOf = (text: string): unknown => {
  const { result } = JSON.parse(messageIn(text)) as RpcAnswer;
  if (!result || result.isError) throw new Error(`the call failed: ${text.slice(0, 300)}`);
  return result.structuredContent;
};

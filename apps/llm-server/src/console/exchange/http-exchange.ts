import { once } from "node:events";
import { Agent, type IncomingMessage, request as requestHttp } from "node:http";
import { request as requestHttps, Agent as TlsAgent } from "node:https";
import { text } from "node:stream/consumers";
import { urlUnder } from "@twinhost/client";
import { HttpError } from "@twinhost/server";
import type { ToolServerAddress } from "../tool-server-state.ts";
import type { Exchange, ShownCall } from "./exchange.ts";
import { type McpRequest, mcpRequest, REVISION } from "./mcp-request.ts";

const REDACTED = "•••";

// Kept alive as in a real client: from the second call on, no time is spent on opening a connection.
const agents = { "http:": new Agent({ keepAlive: true }), "https:": new TlsAgent({ keepAlive: true }) };

/** A call over the tool server's REST interface. @throws HttpError when the tool server is unavailable. */
export const exchangeRest = (server: ToolServerAddress, call: ShownCall): Promise<Exchange> =>
  post(server, call.signal, {
    path: `/run/${encodeURIComponent(call.tool)}`,
    headers: { Accept: "application/json" },
    body: JSON.stringify(call.arguments),
  });

/** The same call over MCP's Streamable HTTP. @throws HttpError when the tool server is unavailable. */
export const exchangeMcp = (server: ToolServerAddress, call: ShownCall): Promise<Exchange> =>
  requestMcp(server, call.signal, {
    method: "tools/call",
    name: call.tool,
    params: { name: call.tool, arguments: call.arguments },
    accept: "application/json, text/event-stream",
  });

/** A request of MCP's stateless revision. @throws HttpError when the tool server is unavailable. */
export const requestMcp = (
  server: ToolServerAddress,
  signal: AbortSignal,
  { method, name, params, accept = "application/json" }: McpRequest,
): Promise<Exchange> =>
  post(server, signal, {
    path: "/mcp",
    headers: {
      Accept: accept,
      "MCP-Protocol-Version": REVISION,
      "Mcp-Method": method,
      "Mcp-Name": name,
    },
    body: mcpRequest(1, method, params),
  });

const post = async (
  { url, apiKey }: ToolServerAddress,
  signal: AbortSignal,
  { path, headers, body }: { path: string; headers: Readonly<Record<string, string>>; body: string },
): Promise<Exchange> => {
  const target = urlUnder(url, path);
  const isTls = target.protocol === "https:";
  // Every header is set here, so that what is shown is what is sent.
  const sent: Record<string, string> = {
    Host: target.host,
    ...headers,
    "Content-Type": "application/json",
    "Content-Length": String(Buffer.byteLength(body)),
    Connection: "keep-alive",
    ...(apiKey !== undefined && { "X-API-Key": apiKey }),
  };
  const startedAt = performance.now();
  try {
    const request = (isTls ? requestHttps : requestHttp)(target, {
      method: "POST",
      headers: sent,
      signal,
      agent: isTls ? agents["https:"] : agents["http:"],
    });
    request.end(body);
    const [response] = (await once(request, "response")) as [IncomingMessage];
    const answer = await text(response);
    const ms = performance.now() - startedAt;
    return {
      request: { head: head(`POST ${target.pathname} HTTP/1.1`, Object.entries(sent)), body },
      response: { head: head(statusLine(response), pairs(response.rawHeaders)), body: answer },
      status: response.statusCode ?? 0,
      ms,
    };
  } catch {
    if (signal.aborted) throw new HttpError("deadline", "The tool server took too long to answer.");
    throw new HttpError("engine_unavailable", `The tool server at ${target.origin} does not answer.`);
  }
};

const statusLine = ({ httpVersion, statusCode, statusMessage }: IncomingMessage): string =>
  `HTTP/${httpVersion} ${statusCode} ${statusMessage}`;

const pairs = (raw: readonly string[]): [string, string][] =>
  raw.flatMap((name, index) => (index % 2 === 0 ? [[name, raw[index + 1] ?? ""] satisfies [string, string]] : []));

const head = (first: string, headers: readonly (readonly [string, string])[]): string =>
  [first, ...headers.map(([name, value]) => `${name}: ${/^x-api-key$/i.test(name) ? REDACTED : value}`)].join("\n");

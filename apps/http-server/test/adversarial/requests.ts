import { once } from "node:events";
import { request as httpRequest, type IncomingHttpHeaders } from "node:http";
import { connect } from "node:net";
import { homedir, tmpdir } from "node:os";
import { join } from "node:path";
import { buffer } from "node:stream/consumers";
import { messageIn, type ServerProcess } from "@twinhost/testing";
import { expect } from "vitest";

export interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
  readonly json: unknown;
}

export interface Question {
  readonly method?: string;
  readonly path?: string;
  readonly headers?: Record<string, string>;
  readonly body?: string | Uint8Array;
}

const REVISION = "2026-07-28";
const JSON_TYPE = { "content-type": "application/json" };
const MCP_ACCEPT = { accept: "application/json, text/event-stream" };

const WORKSPACE = join(import.meta.dirname, "../../../..");

/** Asserts that an answer shows no HTML, no stack trace, and no path of this machine. */
export const expectClean = (text: string): void => {
  expect(text).not.toMatch(/<html|<!doctype|<pre>/i);
  expect(text).not.toMatch(/(\n|\\n)\s+at |node_modules|node:internal|\.[mc]?[jt]s:\d+:\d+/);
  for (const path of [WORKSPACE, tmpdir(), homedir(), process.execPath]) expect(text).not.toContain(`${path}/`);
};

/** Asserts that an error message is in the product's own words, not an engine's. */
const expectOwnWords = (message: string): void =>
  expect(message).not.toMatch(/sqlite|fts5|mathjs|syntax error near|ZodError|(Syntax|Type|Range)Error/i);

/** One request over `node:http`, which sends any header unchanged, Host included. */
export const ask = async (server: ServerProcess, question: Question): Promise<Answer> => {
  const { method = "POST", path = "/run/calculate", headers = {}, body } = question;
  const request = httpRequest({ host: "127.0.0.1", port: server.port, method, path, headers, agent: false });
  request.end(body);
  const [response] = await once(request, "response");
  const text = (await buffer(response)).toString("utf8");
  expectClean(text);
  return { status: response.statusCode, headers: response.headers, text, json: text && JSON.parse(messageIn(text)) };
};

/** Sends raw bytes; resolves with everything received until the server closes. `halfClose` ends our side at once. */
export const sendBytes = async (server: ServerProcess, bytes: string, halfClose = false): Promise<string> => {
  const socket = connect({ port: server.port, host: "127.0.0.1", allowHalfOpen: halfClose });
  const { promise: closed, resolve } = Promise.withResolvers<void>();
  socket.on("close", () => resolve()).on("error", () => resolve()); // a server that refuses may reset the connection
  let text = "";
  socket.setEncoding("utf8").on("data", (data: string) => {
    text += data;
  });
  if (halfClose) socket.end(bytes);
  else socket.write(bytes);
  await closed;
  expectClean(text);
  return text;
};

export const runTool = (server: ServerProcess, tool: string, body: string | Uint8Array): Promise<Answer> =>
  ask(server, { path: `/run/${tool}`, headers: JSON_TYPE, body });

/** A request to `/mcp` with valid headers and any body. */
export const postMcp = (
  server: ServerProcess,
  body: string | Uint8Array,
  headers: Record<string, string> = {},
  query = "",
): Promise<Answer> => ask(server, { path: `/mcp${query}`, headers: { ...JSON_TYPE, ...MCP_ACCEPT, ...headers }, body });

/** Body and headers of `tools/call` in revision 2026-07-28; `argumentsJson` goes in verbatim. */
export const modernCall = (tool: string, argumentsJson: string) => ({
  body: `{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":${JSON.stringify(tool)},"arguments":${argumentsJson},"_meta":{"io.modelcontextprotocol/protocolVersion":"${REVISION}","io.modelcontextprotocol/clientInfo":{"name":"probe","version":"1"},"io.modelcontextprotocol/clientCapabilities":{}}}}`,
  headers: { "mcp-protocol-version": REVISION, "mcp-method": "tools/call", "mcp-name": tool },
});

/** Body of `tools/call` for a session of revision 2025-11-25. */
export const legacyCall = (tool: string, argumentsJson: string): string =>
  `{"jsonrpc":"2.0","id":7,"method":"tools/call","params":{"name":${JSON.stringify(tool)},"arguments":${argumentsJson}}}`;

/** Opens a session of revision 2025-11-25. @returns the headers that its calls carry besides the credentials */
export const openSession = async (
  server: ServerProcess,
  credentials: Record<string, string> = {},
): Promise<Record<string, string>> => {
  const initialize = {
    jsonrpc: "2.0",
    id: 0,
    method: "initialize",
    params: { protocolVersion: "2025-11-25", capabilities: {}, clientInfo: { name: "probe", version: "1" } },
  };
  const { headers } = await postMcp(server, JSON.stringify(initialize), credentials);
  const session = { "mcp-session-id": String(headers["mcp-session-id"]), "mcp-protocol-version": "2025-11-25" };
  await postMcp(server, JSON.stringify({ jsonrpc: "2.0", method: "notifications/initialized" }), {
    ...session,
    ...credentials,
  });
  return session;
};

/** How a call ended, in the same terms over every transport. */
interface Outcome {
  readonly code: string;
  readonly output?: unknown;
  readonly message?: string;
}

interface RpcAnswer {
  readonly error?: { readonly code: number; readonly message: string; readonly data?: { readonly code?: string } };
  readonly result?: {
    readonly isError?: boolean;
    readonly structuredContent?: unknown;
    readonly content: readonly { readonly text: string }[];
    readonly _meta?: Record<string, { readonly code: string }>;
  };
}

const restOutcome = ({ status, json }: Answer): Outcome => {
  if (status === 200) return { code: "ok", output: json };
  const { code, detail } = json as { code: string; detail: string };
  expectOwnWords(detail);
  return { code, message: detail };
};

const mcpOutcome = ({ json }: Answer): Outcome => {
  const { error, result } = json as RpcAnswer;
  if (!error && !result?.isError) return { code: "ok", output: result?.structuredContent };
  const message = error?.message ?? result?.content[0]?.text ?? "";
  expectOwnWords(message);
  return { code: error?.data?.code ?? result?._meta?.["twinhost/error"]?.code ?? "uncoded", message };
};

type Call = (server: ServerProcess, tool: string, argumentsJson: string) => Promise<Outcome>;

/** REST, and MCP in both revisions. */
export const PROTOCOLS: readonly (readonly [string, Call])[] = [
  ["REST", async (server, tool, json) => restOutcome(await runTool(server, encodeURIComponent(tool), json))],
  [
    "MCP 2026-07-28",
    async (server, tool, json) => {
      const { body, headers } = modernCall(tool, json);
      return mcpOutcome(await postMcp(server, body, headers));
    },
  ],
  [
    "MCP 2025-11-25",
    async (server, tool, json) => mcpOutcome(await postMcp(server, legacyCall(tool, json), await openSession(server))),
  ],
];

/** Asserts that the server is still up and healthy. */
export const expectHealthy = async (server: ServerProcess): Promise<void> => {
  const { status, json } = await ask(server, { method: "GET", path: "/health" });
  expect({ status, json }).toMatchObject({ status: 200, json: { status: "healthy" } });
};

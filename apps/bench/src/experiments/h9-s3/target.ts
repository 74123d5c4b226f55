import { once } from "node:events";
import { request as httpRequest, type IncomingHttpHeaders } from "node:http";
import { request as httpsRequest } from "node:https";
import { connect } from "node:net";
import { text } from "node:stream/consumers";
import { connect as connectTls } from "node:tls";

/** A tool server under attack. */
export interface Target {
  readonly port: number;
  /** CA of its certificate; without one, it speaks plain HTTP. */
  readonly ca?: string | undefined;
  readonly keys?: Keys | undefined;
  /** Session id of revision 2025-11-25, which allows no calls without one. */
  readonly session?: string | undefined;
}

export interface Keys {
  readonly good: string;
  /** Has no access to the tool that the attacks call. */
  readonly limited: string;
  /** Used only by the flood, as each caller has its own rate limit. */
  readonly flooding: string;
}

export interface Question {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Uint8Array;
}

export interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
}

/** A server that is silent for this long counts as refusing. */
const SILENCE_MS = 15_000;

/** Sends one request on its own connection, headers unchanged. @throws if the server cuts the connection */
export const ask = async ({ port, ca }: Target, { method, path, headers, body }: Question): Promise<Answer> => {
  const options = { host: "127.0.0.1", port, method, path, headers, agent: false, timeout: SILENCE_MS };
  const request = ca === undefined ? httpRequest(options) : httpsRequest({ ...options, ca });
  // A server may refuse with the response headers and cut the connection while the body is still being sent.
  request.on("error", () => {});
  request.on("timeout", () => request.destroy(new Error("The server said nothing.")));
  request.end(body);
  const [response] = await once(request, "response");
  return { status: response.statusCode, headers: response.headers, text: await text(response) };
};

/** Sends raw bytes. @returns everything that comes back until the server closes the connection */
export const send = async ({ port, ca }: Target, bytes: string): Promise<string> => {
  const socket = ca === undefined ? connect({ port, host: "127.0.0.1" }) : connectTls({ port, host: "127.0.0.1", ca });
  socket.on("error", () => {});
  socket.setTimeout(SILENCE_MS, () => socket.destroy());
  socket.write(bytes);
  return text(socket);
};

const REVISION = "2026-07-28";
const OLDER = "2025-11-25";

export type Protocol = "rest" | typeof REVISION | typeof OLDER;
/** REST, and MCP in both revisions. */
export const PROTOCOLS: readonly Protocol[] = ["rest", REVISION, OLDER];

const ENVELOPE = {
  "io.modelcontextprotocol/protocolVersion": REVISION,
  "io.modelcontextprotocol/clientInfo": { name: "probe", version: "1" },
  "io.modelcontextprotocol/clientCapabilities": {},
};

/** A valid call, with the good key if there are keys. @param argumentsJson - inserted verbatim */
export const callOf = (
  protocol: Protocol,
  { keys, session }: Target,
  argumentsJson: string,
  tool = "calculate",
): Question => {
  const headers = { "content-type": "application/json", ...(keys && { "x-api-key": keys.good }) };
  if (protocol === "rest") return { method: "POST", path: `/run/${tool}`, headers, body: argumentsJson };
  const isNewest = protocol === REVISION;
  const envelope = isNewest ? `,"_meta":${JSON.stringify(ENVELOPE)}` : "";
  const params = `{"name":${JSON.stringify(tool)},"arguments":${argumentsJson}${envelope}}`;
  return {
    method: "POST",
    path: "/mcp",
    headers: {
      ...headers,
      accept: "application/json, text/event-stream",
      "mcp-protocol-version": protocol,
      ...(isNewest ? { "mcp-method": "tools/call", "mcp-name": tool } : session && { "mcp-session-id": session }),
    },
    body: `{"jsonrpc":"2.0","id":1,"method":"tools/call","params":${params}}`,
  };
};

const INITIALIZE = {
  jsonrpc: "2.0",
  id: 0,
  method: "initialize",
  params: { protocolVersion: OLDER, capabilities: {}, clientInfo: { name: "probe", version: "1" } },
};

/** The same target with a session of the older revision. */
export const withSession = async (target: Target): Promise<Target> => {
  const question = { ...callOf(OLDER, target, "{}"), body: JSON.stringify(INITIALIZE) };
  const session = (await ask(target, question)).headers["mcp-session-id"];
  return { ...target, session: typeof session === "string" ? session : undefined };
};

const STOPPED_IN_TIME = 504;

/** Whether the tool ran, or the server failed or leaked internals. */
export const isLetIn = (protocol: Protocol, { status, text: shown }: Pick<Answer, "status" | "text">): boolean => {
  if (/<html|\n\s+at |node_modules/i.test(shown)) return true;
  if (status >= 500) return status !== STOPPED_IN_TIME;
  if (status !== 200) return false;
  return protocol === "rest" || (shown.includes('"structuredContent"') && !/"isError":\s*true/.test(shown));
};

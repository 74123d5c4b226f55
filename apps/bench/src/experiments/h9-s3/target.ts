import { once } from "node:events";
import { request as httpRequest } from "node:http";
import { request as httpsRequest } from "node:https";
import { connect } from "node:net";
import { text } from "node:stream/consumers";
import { connect as connectTls } from "node:tls";

/** A tool server under probes. */
export interface Target {
  readonly port: number;
  /** Signs its certificate; without one it speaks plain HTTP. */
  readonly ca?: string | undefined;
  readonly keys?: Keys | undefined;
}

export interface Keys {
  readonly good: string;
  /** May not use the tool that the probes call. */
  readonly limited: string;
  /** For the flood alone: a rate limit is each caller's own. */
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
  readonly text: string;
}

/** A server that says nothing for so long refuses. */
const SILENCE_MS = 15_000;

/** One request on a connection of its own, with any header as it is. @throws where the server cuts the connection */
export const ask = async ({ port, ca }: Target, { method, path, headers, body }: Question): Promise<Answer> => {
  const options = { host: "127.0.0.1", port, method, path, headers, agent: false, timeout: SILENCE_MS };
  const request = ca === undefined ? httpRequest(options) : httpsRequest({ ...options, ca });
  // A server may refuse by its answer's head and cut the connection while the body is still being sent.
  request.on("error", () => {});
  request.on("timeout", () => request.destroy(new Error("The server said nothing.")));
  request.end(body);
  const [response] = await once(request, "response");
  return { status: response.statusCode, text: await text(response) };
};

/** Bytes as they are, and all that comes back until the server closes. */
export const send = async ({ port, ca }: Target, bytes: string): Promise<string> => {
  const socket = ca === undefined ? connect({ port, host: "127.0.0.1" }) : connectTls({ port, host: "127.0.0.1", ca });
  socket.on("error", () => {});
  socket.setTimeout(SILENCE_MS, () => socket.destroy());
  socket.write(bytes);
  return text(socket);
};

export type Way = "rest" | "mcp";
export const WAYS: readonly Way[] = ["rest", "mcp"];

const REVISION = "2026-07-28";
const ENVELOPE = {
  "io.modelcontextprotocol/protocolVersion": REVISION,
  "io.modelcontextprotocol/clientInfo": { name: "probe", version: "1" },
  "io.modelcontextprotocol/clientCapabilities": {},
};

/** A right call, with the good key where there are keys. @param argumentsJson - goes in as it is written */
export const callOf = (way: Way, { keys }: Target, argumentsJson: string, tool = "calculate"): Question => {
  const headers = { "content-type": "application/json", ...(keys && { "x-api-key": keys.good }) };
  if (way === "rest") return { method: "POST", path: `/run/${tool}`, headers, body: argumentsJson };
  const params = `{"name":${JSON.stringify(tool)},"arguments":${argumentsJson},"_meta":${JSON.stringify(ENVELOPE)}}`;
  return {
    method: "POST",
    path: "/mcp",
    headers: {
      ...headers,
      accept: "application/json, text/event-stream",
      "mcp-protocol-version": REVISION,
      "mcp-method": "tools/call",
      "mcp-name": tool,
    },
    body: `{"jsonrpc":"2.0","id":1,"method":"tools/call","params":${params}}`,
  };
};

const STOPPED_IN_TIME = 504;

/** Whether the tool ran, or the server broke or told of its inside. */
export const isLetIn = (way: Way, { status, text: shown }: Answer): boolean => {
  if (/<html|\n\s+at |node_modules/i.test(shown)) return true;
  if (status >= 500) return status !== STOPPED_IN_TIME;
  if (status !== 200) return false;
  return way === "rest" || (shown.includes('"structuredContent"') && !/"isError":\s*true/.test(shown));
};

import { setTimeout as sleep } from "node:timers/promises";
import type { JsonObject } from "@twinhost/core";
import { createParser } from "eventsource-parser";
import { Pool } from "undici";
import { z } from "zod";
import type { Connection } from "../../arms/arm.ts";
import { type Caller, CallFailed } from "../caller.ts";

/** The newest revision that every peer supports, so that all servers receive the same bytes. */
const REVISION = "2025-11-25";

const toolResult = z.object({
  content: z.array(z.looseObject({ text: z.string().optional() })),
  structuredContent: z.unknown(),
  isError: z.boolean().optional(),
});

/**
 * Minimal MCP over Streamable HTTP: undici and JSON, no SDK, so that the client costs the same with every server.
 * A call ends with its response, whether JSON or an event stream.
 */
export const connectPlainMcp = async (
  url: string,
  { path = "/mcp", prefix = "" }: Extract<Connection, { kind: "plain-mcp" }>,
): Promise<Caller> => {
  const pool = new Pool(url, { connections: 64 });
  const headers: Record<string, string> = {
    "content-type": "application/json",
    accept: "application/json, text/event-stream",
  };
  let count = 0;

  const send = async (message: JsonObject) => {
    const body = JSON.stringify({ jsonrpc: "2.0", ...message });
    const response = await pool.request({ method: "POST", path, headers, body });
    const text = await response.body.text();
    if (response.statusCode >= 300)
      throw new CallFailed(
        `http_${response.statusCode}`,
        `${path} answered ${response.statusCode}: ${text.slice(0, 300)}`,
      );
    return { text, headers: response.headers };
  };
  const request = async (method: string, params: JsonObject) => {
    const id = ++count;
    const answer = await send({ id, method, params });
    const isStream = String(answer.headers["content-type"]).startsWith("text/event-stream");
    const message = (isStream ? messagesIn(answer.text) : [JSON.parse(answer.text)]).find((one) => one.id === id);
    if (message?.result === undefined)
      throw new CallFailed("no_result", `${method} got no result: ${answer.text.slice(0, 300)}`);
    return { result: message.result, headers: answer.headers };
  };

  const opened = await request("initialize", {
    protocolVersion: REVISION,
    capabilities: {},
    clientInfo: { name: "twinhost-bench", version: "0.1.0" },
  });
  headers["mcp-protocol-version"] = z.object({ protocolVersion: z.string() }).parse(opened.result).protocolVersion;
  const session = opened.headers["mcp-session-id"];
  if (typeof session === "string") headers["mcp-session-id"] = session;
  await send({ method: "notifications/initialized" });

  if (prefix !== "") await untilListed(prefix, async () => listed.parse((await request("tools/list", {})).result));

  return {
    call: async (tool, args) => {
      const { result } = await request("tools/call", { name: `${prefix}${tool}`, arguments: args });
      const { content, structuredContent, isError } = toolResult.parse(result);
      const text = content[0]?.text ?? "";
      if (isError) throw new CallFailed("tool_error", `${tool} failed: ${text.slice(0, 300)}`);
      return structuredContent ?? JSON.parse(text);
    },
    pids: () => [],
    close: () => pool.destroy(),
  };
};

const listed = z.object({ tools: z.array(z.object({ name: z.string() })) });

const LIST_LIMIT_MS = 20_000;
const PAUSE_MS = 5;

/** Waits until a tool with this prefix is listed. */
const untilListed = async (prefix: string, list: () => Promise<z.output<typeof listed>>): Promise<void> => {
  const endsAt = performance.now() + LIST_LIMIT_MS;
  while (!(await list()).tools.some(({ name }) => name.startsWith(prefix))) {
    if (performance.now() > endsAt) throw new CallFailed("not_listed", `No tool ${prefix}... was listed in time.`);
    await sleep(PAUSE_MS);
  }
};

interface Message {
  readonly id?: unknown;
  readonly result?: unknown;
}

const messagesIn = (stream: string): Message[] => {
  const messages: Message[] = [];
  // Some streams begin with an event without data, for clients that resume.
  const parser = createParser({ onEvent: ({ data }) => data !== "" && messages.push(JSON.parse(data)) });
  parser.feed(stream.endsWith("\n\n") ? stream : `${stream}\n\n`);
  return messages;
};

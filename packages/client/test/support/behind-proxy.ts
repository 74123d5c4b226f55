import type { RequestListener } from "node:http";
import { text } from "node:stream/consumers";
import { createHttpToolClient, createRestToolClient, type ToolClient } from "../../src/index.ts";
import { answerOf } from "./scripted-mcp.ts";

/** The tool server behind the proxy: its name cannot be resolved. */
export const NAME = "tools.invalid";
const list = { tools: [{ name: "behind", inputSchema: { type: "object" } }] };

export const serveBehind: RequestListener = async (request, response) => {
  response.setHeader("content-type", "application/json");
  if (request.method === "GET") return response.end(JSON.stringify(list));
  const answer = answerOf({ revision: "2025-11-25", list }, JSON.parse(await text(request)));
  return answer === undefined ? response.writeHead(202).end() : response.end(JSON.stringify(answer));
};

export const OPEN: Readonly<Record<string, (url: string) => ToolClient>> = {
  http: (url) => createHttpToolClient({ url, revision: "2025-11-25" }),
  rest: (url) => createRestToolClient({ url }),
};

/** The tools that a client finds at the URL. */
export const namesAt = async (open: (url: string) => ToolClient, url: string): Promise<string[]> => {
  const client = open(url);
  try {
    return (await client.listTools({ timeoutMs: 20_000 })).map(({ name }) => name);
  } finally {
    await client.close();
  }
};

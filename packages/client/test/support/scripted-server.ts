import type { ServerResponse } from "node:http";
import { text } from "node:stream/consumers";
import { startLoopbackServer } from "@twinhost/testing";
import { answerOf, type Script } from "./scripted-mcp.ts";

/** Sends the answer to a call. */
export type SendAnswer = (response: ServerResponse, answer: string, path: string) => void;

const sendJson: SendAnswer = (response, answer) =>
  response.writeHead(200, { "content-type": "application/json" }).end(answer);

/** An MCP server over HTTP that answers as scripted; a test may send the answers to calls itself. @returns its URL */
export const startScriptedServer = async (script: Script, sendCall = sendJson): Promise<string> => {
  const { url } = await startLoopbackServer(async (request, response) => {
    if (request.method !== "POST") return response.writeHead(405).end();
    const message = JSON.parse(await text(request));
    const answer = JSON.stringify(answerOf(script, message));
    if (answer === undefined) return response.writeHead(202).end();
    const send = message.method === "tools/call" ? sendCall : sendJson;
    return send(response, answer, request.url ?? "");
  });
  return url;
};

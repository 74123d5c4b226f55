import type { JSONRPCMessage, JSONRPCResponse, Transport } from "@modelcontextprotocol/server";
import { EventSourceParserStream } from "eventsource-parser/stream";
import type { Request } from "express";

/** Whether a client accepts no event stream; one without an Accept header accepts everything. */
export const takesOnlyJson = (request: Request): boolean =>
  request.method === "POST" && !request.accepts("text/event-stream");

/** The answer to a server's request that cannot reach the client. */
const NOT_ASKED = { code: -32000, message: "The client takes no event stream, so it cannot be asked." };

/**
 * Converts the answers on an event stream to JSON: one, or an array for a batch. Notifications are dropped, as the
 * client wants; requests of the server are refused on the client's behalf.
 */
export const asJson = async (
  answer: globalThis.Response,
  { body }: Request,
  transport: Transport,
): Promise<globalThis.Response> => {
  if (!answer.body || !answer.headers.get("content-type")?.startsWith("text/event-stream")) return answer;
  const answers: JSONRPCResponse[] = [];
  const events = answer.body.pipeThrough(new TextDecoderStream()).pipeThrough(new EventSourceParserStream());
  for await (const { data } of events) {
    if (data === "") continue; // only marks a point from which the stream can be resumed
    const message: JSONRPCMessage = JSON.parse(data);
    if (!("method" in message)) answers.push(message);
    else if ("id" in message) transport.onmessage?.({ jsonrpc: "2.0", id: message.id, error: NOT_ASKED });
  }
  const headers = new Headers(answer.headers);
  headers.set("content-type", "application/json");
  return new Response(JSON.stringify(Array.isArray(body) ? answers : answers[0]), { headers });
};

import type { JSONRPCMessage, JSONRPCResponse, Transport } from "@modelcontextprotocol/server";
import { EventSourceParserStream } from "eventsource-parser/stream";
import type { Request } from "express";

/** A client that takes no event stream; one that says nothing takes all. */
export const takesOnlyJson = (request: Request): boolean =>
  request.method === "POST" && !request.accepts("text/event-stream");

/** What a request of the server's own gets from a client that cannot hear it. */
const NOT_ASKED = { code: -32000, message: "The client takes no event stream, so it cannot be asked." };

/**
 * The answers on an event stream as JSON: one, or an array for a batch. What else comes on it is dropped, as the client
 * wants; what the server asks there is answered in the client's place.
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
    if (data === "") continue; // marks the place from which a stream goes on
    const message: JSONRPCMessage = JSON.parse(data);
    if (!("method" in message)) answers.push(message);
    else if ("id" in message) transport.onmessage?.({ jsonrpc: "2.0", id: message.id, error: NOT_ASKED });
  }
  const headers = new Headers(answer.headers);
  headers.set("content-type", "application/json");
  return new Response(JSON.stringify(Array.isArray(body) ? answers : answers[0]), { headers });
};

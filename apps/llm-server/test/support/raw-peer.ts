import { json } from "node:stream/consumers";
import { startLoopbackServer } from "@twinhost/testing";
import type { Turn, WireFormat } from "./peers/wire-format.ts";

/** A body as received. */
export type RawBody = Readonly<Record<string, unknown>>;

/** What such a peer answers: a turn, or a refusal; one with status 200 is an event of the stream, if streamed. */
type RawReply = Turn | { readonly status: number; readonly body: unknown };

/** A model server that accepts any body, records it unchanged, and answers in a provider's format. */
export const startRawPeer = async (format: WireFormat, respond: (body: RawBody) => RawReply) => {
  const bodies: RawBody[] = [];
  const server = await startLoopbackServer(async (incoming, response) => {
    const body = (await json(incoming)) as RawBody;
    bodies.push(body);
    const reply = respond(body);
    if ("status" in reply) {
      if (reply.status === 200 && body.stream === true) {
        response.writeHead(200, { "content-type": "text/event-stream" });
        return response.end(`event: error\ndata: ${JSON.stringify(reply.body)}\n\n`);
      }
      response.writeHead(reply.status, { "content-type": "application/json" });
      return response.end(JSON.stringify(reply.body));
    }
    if (body.stream !== true && !incoming.url?.includes("stream")) {
      response.writeHead(200, { "content-type": "application/json" });
      return response.end(JSON.stringify(format.answer(reply)));
    }
    response.writeHead(200, { "content-type": "text/event-stream" });
    for (const { event, data } of format.events(reply)) {
      const text = typeof data === "string" ? data : JSON.stringify(data);
      response.write(`${event ? `event: ${event}\n` : ""}data: ${text}\n\n`);
    }
    return response.end();
  });
  return { url: server.url, bodies };
};

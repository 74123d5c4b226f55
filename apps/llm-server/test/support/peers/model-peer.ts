import type { IncomingHttpHeaders, ServerResponse } from "node:http";
import { json } from "node:stream/consumers";
import { startLoopbackServer } from "@twinhost/testing";
import type { Asked, Turn, WireFormat } from "./wire-format.ts";

interface Recorded extends Asked {
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
}

/** A model server that speaks a provider's format over HTTP. It refuses a wrong key, and what is not in its format. */
export const startModelPeer = async (format: WireFormat, key: string, respond: (asked: Asked) => Turn) => {
  const requests: Recorded[] = [];
  const server = await startLoopbackServer(async (incoming, response) => {
    const { url: path = "", headers } = incoming;
    const [name, prefix] = format.keyHeader;
    if (headers[name] !== `${prefix}${key}`) {
      return send(response, format.refusedKey.status, format.refusedKey.body);
    }
    let asked: Asked;
    try {
      asked = format.read(await json(incoming), path);
    } catch (error) {
      return send(response, 400, { error: { type: "invalid_request_error", message: String(error) } });
    }
    if (path !== format.path(asked.model, asked.isStream)) return send(response, 404, {});
    requests.push({ ...asked, path, headers });
    const turn = respond(asked);
    if (!asked.isStream) return send(response, 200, format.answer(turn));
    response.writeHead(200, { "content-type": "text/event-stream" });
    for (const { event, data } of format.events(turn)) {
      response.write(
        `${event ? `event: ${event}\n` : ""}data: ${typeof data === "string" ? data : JSON.stringify(data)}\n\n`,
      );
    }
    response.end();
  });
  return { url: server.url, requests };
};

const send = (response: ServerResponse, status: number, body: unknown): void => {
  response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
};

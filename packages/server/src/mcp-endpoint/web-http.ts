import { once } from "node:events";
import type { Request, Response } from "express";
import { whenOver } from "../request/disconnect.ts";

// Replaces the SDK's own adapter, which holds back every event stream for a millisecond or more in order to send it in
// one piece, and sends even the smallest answer without its length, so that it would be compressed.

/** Converts to a web `Request`, without the body: that is already parsed, and passed separately. */
export const toWebRequest = (request: Request, signal?: AbortSignal): globalThis.Request => {
  const headers = new Headers();
  for (const [name, value] of Object.entries(request.headers))
    if (value !== undefined) headers.set(name, Array.isArray(value) ? value.join(", ") : value);
  return new globalThis.Request(new URL(request.originalUrl, `http://${request.headers.host ?? "localhost"}`), {
    method: request.method,
    headers,
    ...(signal && { signal }),
  });
};

/** Sends a web `Response`. A client that disconnects cancels the stream it was reading. */
export const sendWebResponse = async (response: Response, answer: globalThis.Response): Promise<void> => {
  response.statusCode = answer.status;
  // Whether the connection stays open is this server's to say: while it drains, it closes.
  for (const [name, value] of answer.headers) if (name !== "connection") response.setHeader(name, value);
  if (answer.headers.get("content-type")?.startsWith("text/event-stream")) await sendStream(response, answer);
  else {
    const body = Buffer.from(await answer.arrayBuffer());
    if (body.length > 0) response.setHeader("Content-Length", body.length);
    response.end(body);
  }
};

const sendStream = async (response: Response, { body }: globalThis.Response): Promise<void> => {
  // A stream that a client listens to may have no event for long; an answer to a POST comes soon.
  if (response.req.method === "GET") response.flushHeaders();
  const reader = body?.getReader();
  const { promise: closed, resolve } = Promise.withResolvers<void>();
  whenOver(response, resolve);
  closed.then(() => reader?.cancel()).catch(() => {}); // already ended
  for (let part = await reader?.read(); part && !part.done; part = await reader?.read())
    if (!response.write(part.value)) await Promise.race([once(response, "drain"), closed]);
  response.end();
};

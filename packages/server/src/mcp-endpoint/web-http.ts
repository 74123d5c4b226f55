import { once } from "node:events";
import type { Request, Response } from "express";
import { whenOver } from "../request/disconnect.ts";

// In place of the SDK's own adapter. That one waits a millisecond and more with every event stream for the rest of it, to
// send it whole, and sends the smallest answer without its length, so that it would be compressed.

/** A request as web code reads it, without its body: that is parsed already, and goes beside it. */
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

/** Sends what web code answers. A client that leaves ends the stream that it read. */
export const sendWebResponse = async (response: Response, answer: globalThis.Response): Promise<void> => {
  response.statusCode = answer.status;
  for (const [name, value] of answer.headers) response.setHeader(name, value);
  if (answer.headers.get("content-type")?.startsWith("text/event-stream")) await sendStream(response, answer);
  else {
    const body = Buffer.from(await answer.arrayBuffer());
    if (body.length > 0) response.setHeader("Content-Length", body.length);
    response.end(body);
  }
};

const sendStream = async (response: Response, { body }: globalThis.Response): Promise<void> => {
  // What a client listens to may stay without an event for long; an answer to a POST is not far.
  if (response.req.method === "GET") response.flushHeaders();
  const reader = body?.getReader();
  const { promise: closed, resolve } = Promise.withResolvers<void>();
  whenOver(response, resolve);
  closed.then(() => reader?.cancel()).catch(() => {}); // ended already
  for (let part = await reader?.read(); part && !part.done; part = await reader?.read())
    if (!response.write(part.value)) await Promise.race([once(response, "drain"), closed]);
  response.end();
};

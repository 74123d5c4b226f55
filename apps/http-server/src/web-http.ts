import { once } from "node:events";
import type { Request, Response } from "express";

// The SDK's own adapter waits a millisecond and more with every event stream for the rest of it, to send it whole.

/** A request as web code reads it, without its body: that is parsed already, and goes beside it. */
export const toWebRequest = (request: Request): globalThis.Request => {
  const headers = new Headers();
  for (const [name, value] of Object.entries(request.headers))
    if (value !== undefined) headers.set(name, Array.isArray(value) ? value.join(", ") : value);
  return new globalThis.Request(`http://${request.headers.host}${request.originalUrl}`, {
    method: request.method,
    headers,
  });
};

/** Sends what web code answers. A client that leaves ends the stream that it read. */
export const sendWebResponse = async (response: Response, answer: globalThis.Response): Promise<void> => {
  response.writeHead(answer.status, Object.fromEntries(answer.headers));
  if (!answer.body) {
    response.end();
    return;
  }
  // What a client listens to may stay without an event for long; an answer to a POST is not far.
  if (response.req.method === "GET") response.flushHeaders();
  const reader = answer.body.getReader();
  const closed = once(response, "close");
  closed.then(() => reader.cancel()).catch(() => {}); // ended already
  for (let part = await reader.read(); !part.done; part = await reader.read())
    if (!response.write(part.value)) await Promise.race([once(response, "drain"), closed]);
  response.end();
};

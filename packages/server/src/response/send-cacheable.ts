import etag from "etag";
import type { Request, Response } from "express";

/**
 * Sends JSON that a client may cache privately and revalidate: 304 when its copy is current. The content depends on the
 * key. The ETag is weak because compression changes the bytes, not the meaning.
 */
export const sendCacheable = (request: Request, response: Response, json: string): void => {
  response
    .set({ ETag: etag(json, { weak: true }), "Cache-Control": "private, no-cache" })
    .vary("X-API-Key, Authorization");
  if (request.fresh) response.status(304).end();
  else response.type("json").send(json);
};

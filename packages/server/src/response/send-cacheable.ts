import etag from "etag";
import type { Request, Response } from "express";

/**
 * Sends JSON that a client may keep for itself and ask about again: 304 when it has the newest. What it holds depends on
 * the key. The tag is weak because compression changes the bytes, not the meaning.
 */
export const sendCacheable = (request: Request, response: Response, json: string): void => {
  response
    .set({ ETag: etag(json, { weak: true }), "Cache-Control": "private, no-cache" })
    .vary("X-API-Key, Authorization");
  if (request.fresh) response.status(304).end();
  else response.type("json").send(json);
};

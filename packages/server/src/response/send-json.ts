import type { NodeRequest, NodeResponse } from "../app/node-handler.ts";
import { compress, THRESHOLD_BYTES } from "./compress.ts";
import { REQUEST_ID } from "./response-headers.ts";

/** An answer of a fast route. */
export interface JsonAnswer {
  readonly status: number;
  readonly contentType: string;
  readonly json: string;
  /** Further headers, alternating names and values. */
  readonly headers?: readonly string[];
}

const compressAnswer = compress();

/** Sends a fast route's answer, in one write if it is small, with the same headers as other routes. */
export const sendJson = (request: NodeRequest, response: NodeResponse, answer: JsonAnswer): void => {
  const { status, contentType, json, headers = [] } = answer;
  const bytes = Buffer.byteLength(json);
  const all = [REQUEST_ID, response.locals.requestId, "Content-Type", contentType, "Content-Length", bytes, ...headers];
  if (bytes < THRESHOLD_BYTES) {
    // As the compression library does for answers that it does not compress.
    const vary = response.getHeader("Vary");
    all.push("Vary", vary === undefined ? "Accept-Encoding" : `${vary}, Accept-Encoding`);
    // Node writes a list of headers without further processing.
    response.writeHead(status, all).end(json);
    return;
  }
  response.statusCode = status;
  for (let index = 0; index < all.length; index += 2) response.setHeader(all[index], all[index + 1]);
  compressAnswer(request, response, () => response.end(json));
};

import type { IncomingMessage, ServerResponse } from "node:http";
import type { RequestHandler } from "express";
import helmet from "helmet";
import type { NodeResponse } from "../app/node-handler.ts";

/** What a page of these servers may load; API answers are not pages and load nothing. */
type Directives = Record<string, string[]>;

const NOTHING: Directives = {
  "default-src": ["'none'"],
  "base-uri": ["'none'"],
  "form-action": ["'none'"],
  "frame-ancestors": ["'none'"],
};

/**
 * Sets the headers of every answer: the request's id, and security headers where a browser may read it. HSTS only with
 * TLS: without TLS it would make the server unreachable. They are the same for every request, so helmet runs once.
 */
export const answerHeaders = (hasTls: boolean): ((request: IncomingMessage, response: NodeResponse) => void) => {
  const headers = new Map<string, string>();
  const ask = helmet({
    contentSecurityPolicy: { useDefaults: false, directives: NOTHING },
    strictTransportSecurity: hasTls,
    xFrameOptions: { action: "deny" },
  });
  const recorder: Pick<ServerResponse, "removeHeader"> & { setHeader(name: string, value: string): void } = {
    setHeader: (name, value) => void headers.set(name, value),
    removeHeader: () => {},
  };
  ask({} as IncomingMessage, recorder as ServerResponse, (error) => {
    if (error) throw error;
  });
  return (request, response) => {
    if (response.hasHeader(REQUEST_ID)) return;
    response.setHeader(REQUEST_ID, response.locals.requestId);
    if (mayBeOfBrowser(request)) response.setHeaders(headers);
  };
};

export const REQUEST_ID = "X-Request-Id";

/** Whether a browser may have sent it: they send Origin with all but GET and HEAD (Fetch, "`Origin` header"). */
export const mayBeOfBrowser = ({ method, headers }: IncomingMessage): boolean =>
  method !== "POST" || headers.origin !== undefined;

/** For a route that serves a page: allows it only what the directives name. */
export const pagePolicy = (directives: Directives): RequestHandler =>
  helmet.contentSecurityPolicy({ useDefaults: false, directives: { ...NOTHING, ...directives } }) as RequestHandler;

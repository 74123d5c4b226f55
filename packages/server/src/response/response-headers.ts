import type { IncomingMessage, ServerResponse } from "node:http";
import type { RequestHandler } from "express";
import helmet from "helmet";

/** What a page of these servers may load; the answers of an API are no pages and load nothing. */
type Directives = Record<string, string[]>;

const NOTHING: Directives = {
  "default-src": ["'none'"],
  "base-uri": ["'none'"],
  "form-action": ["'none'"],
  "frame-ancestors": ["'none'"],
};

/**
 * Security headers for every answer. HSTS only with TLS: without it there would be no way back to the server. They are the
 * same for every request, so helmet is asked once.
 */
export const securityHeaders = (hasTls: boolean): RequestHandler => {
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
  return (_request, response, next) => {
    response.setHeaders(headers);
    next();
  };
};

/** For a route that serves a page: allows it what the directives name, beside nothing else. */
export const pagePolicy = (directives: Directives): RequestHandler =>
  helmet.contentSecurityPolicy({ useDefaults: false, directives: { ...NOTHING, ...directives } }) as RequestHandler;

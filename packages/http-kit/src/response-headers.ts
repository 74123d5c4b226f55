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

/** Security headers for every answer. HSTS only with TLS: without it there would be no way back to the server. */
export const securityHeaders = (hasTls: boolean): RequestHandler =>
  helmet({
    contentSecurityPolicy: { useDefaults: false, directives: NOTHING },
    strictTransportSecurity: hasTls,
    xFrameOptions: { action: "deny" },
  }) as RequestHandler;

/** For a route that serves a page: allows it what the directives name, beside nothing else. */
export const pagePolicy = (directives: Directives): RequestHandler =>
  helmet.contentSecurityPolicy({ useDefaults: false, directives: { ...NOTHING, ...directives } }) as RequestHandler;

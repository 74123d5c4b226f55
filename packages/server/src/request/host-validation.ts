import cors from "cors";
import type { NodeHandler, NodeRequest } from "../app/node-handler.ts";
import { HttpError } from "../response/http-error.ts";

const hostnameOf = (host: string): string | undefined => URL.parse(`http://${host}`)?.hostname;

/** What a URL may have beside its host, but a Host header may not. */
const NOT_OF_A_HOST = /[@/?#\\]/;

/** Counts Host headers: Node keeps only the first in `headers`. `rawHeaders` alternates names and values. */
const hostHeaders = ({ rawHeaders }: NodeRequest): number => {
  let count = 0;
  for (let index = 0; index < rawHeaders.length; index += 2)
    if (rawHeaders[index]?.length === 4 && rawHeaders[index]?.toLowerCase() === "host") count++;
  return count;
};

/** Refuses requests for an unknown Host, to prevent DNS rebinding. */
const requireKnownHost = (allowedHosts: readonly string[]): NodeHandler => {
  const allowed = new Set(allowedHosts.map((host) => host.toLowerCase()));
  /** The last one that was allowed: a client sends the same one with every request. */
  let lastAllowed: string | undefined;
  return (request, _response, next) => {
    if (hostHeaders(request) > 1) throw new HttpError("bad_request", "Send one Host header.");
    const { host } = request.headers;
    const named = request.originalUrl.startsWith("/") ? undefined : URL.parse(request.originalUrl);
    // RFC 9110, 4.2.4
    if (named?.username || named?.password)
      throw new HttpError("bad_request", "The request's target names a user. Send it without one.");
    const target = named?.host;
    if (host !== undefined && host === lastAllowed && !target) return next();
    // RFC 9112, 3.2.2: a client that names the host in the target too sends the same Host.
    if (target && host !== undefined && URL.parse(`http://${host}`)?.host !== target)
      throw new HttpError("bad_request", "The Host header and the request's target name different hosts. Send one.");
    // HTTP/1.0 has no Host. Browsers, which this check is about, do not speak it; load balancers' health checks do.
    if (host === undefined && !target && request.httpVersion === "1.0") return next();
    const hostname = hostnameOf(host ?? target ?? "");
    // RFC 9112, 3.2
    if (!hostname || (host === undefined && request.httpVersion !== "1.0"))
      throw new HttpError("bad_request", "Send a Host header with the name of this server.");
    if (!allowed.has(hostname)) {
      throw new HttpError("forbidden", "This Host is not served here. The operator can add it to ALLOWED_HOSTS.");
    }
    // Code that makes a URL of it would get another one than was meant.
    if (host !== undefined && NOT_OF_A_HOST.test(host))
      throw new HttpError("bad_request", "Send a Host header with the name of this server, and nothing else.");
    lastAllowed = host;
    next();
  };
};

const isOwnOrigin = (request: NodeRequest, origin: string): boolean => URL.parse(origin)?.host === request.headers.host;

/** Refuses requests from pages of unknown origin; one without Origin does not come from a page. */
const requireKnownOrigin = (allowedOrigins: readonly string[]): NodeHandler => {
  const allowed = new Set(allowedOrigins);
  return (request, _response, next) => {
    const { origin } = request.headers;
    if (origin !== undefined && !allowed.has(origin) && !isOwnOrigin(request, origin)) {
      throw new HttpError("forbidden", "This Origin is not allowed here. The operator can add it to ALLOWED_ORIGINS.");
    }
    next();
  };
};

const EXPOSED_HEADERS = ["X-Request-Id", "Mcp-Session-Id", "Retry-After", "WWW-Authenticate", "ETag", "Server-Timing"];

export const hostValidation = (allowedHosts: readonly string[], allowedOrigins: readonly string[]): NodeHandler[] => [
  requireKnownHost(allowedHosts),
  requireKnownOrigin(allowedOrigins),
  ...(allowedOrigins.length > 0 ? [cors({ origin: [...allowedOrigins], exposedHeaders: EXPOSED_HEADERS })] : []),
];

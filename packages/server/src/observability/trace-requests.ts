import type { TraceCarrier, Tracing } from "@twinhost/core";
import type { Request } from "express";
import type { NodeHandler, NodeRequest } from "../app/node-handler.ts";
import { whenOver } from "../request/disconnect.ts";
import { routeOf } from "./metrics/route-of.ts";

const headerOf = (request: NodeRequest, name: string): string | undefined => {
  const value = request.headers[name];
  return typeof value === "string" ? value : undefined;
};

/** W3C trace context from the headers, or else from an MCP request's `_meta`. */
const carrierOf = (request: NodeRequest): TraceCarrier => {
  const traceparent = headerOf(request, "traceparent");
  if (traceparent !== undefined) return { traceparent, tracestate: headerOf(request, "tracestate") };
  const { traceparent: inMeta, tracestate } = (request.body as MaybeMcp)?.params?._meta ?? {};
  return typeof inMeta === "string"
    ? { traceparent: inMeta, ...(typeof tracestate === "string" && { tracestate }) }
    : {};
};

interface MaybeMcp {
  readonly params?: { readonly _meta?: Readonly<Record<string, unknown>> };
}

/** Express has parsed it; a fast route's URL is its path. */
const pathOf = (request: NodeRequest): string => (request as Partial<Request>).path ?? request.url;

/** Creates a span for every request. Must run after the body is read and before the routes. */
export const traceRequests =
  (tracing: Tracing): NodeHandler =>
  (request, response, next) => {
    // A fast route that left the request to express has already started the span.
    if (response.locals.isTraced) return next();
    response.locals.isTraced = true;
    const span = tracing.begin(request.method, {
      kind: "server",
      carrier: carrierOf(request),
      attributes: { "http.request.method": request.method, "url.path": pathOf(request) },
    });
    whenOver(response, () => {
      const route = routeOf(request);
      if (route !== "none") span.rename(`${request.method} ${route}`);
      span.set({ "http.route": route, "http.response.status_code": response.statusCode });
      const requestId: unknown = response.locals.requestId;
      if (typeof requestId === "string") span.set({ "twinhost.request_id": requestId });
      if (!response.writableFinished) span.fail("cancelled");
      else if (response.statusCode >= 500) span.fail(String(response.statusCode));
      span.end();
    });
    span.within(next);
  };

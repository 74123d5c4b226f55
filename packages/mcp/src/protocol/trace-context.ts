import type { ServerContext } from "@modelcontextprotocol/server";

/** W3C trace context, as a request carries it in `_meta` (revision 2026-07-28). */
export interface TraceContext {
  readonly traceparent?: string;
  readonly tracestate?: string;
}

/** Empty without a well-formed `traceparent`: what a client sends is copied into other systems. */
export const traceContextOf = ({ mcpReq }: ServerContext): TraceContext => traceContextIn(mcpReq._meta ?? {});

export const traceContextIn = (meta: Readonly<Record<string, unknown>>): TraceContext => {
  const { traceparent, tracestate } = meta;
  if (typeof traceparent !== "string" || !TRACEPARENT.test(traceparent)) return NONE;
  return { traceparent, ...(typeof tracestate === "string" && tracestate.length <= 512 && { tracestate }) };
};

const NONE: TraceContext = {};
const TRACEPARENT = /^[\da-f]{2}-[\da-f]{32}-[\da-f]{16}-[\da-f]{2}$/;

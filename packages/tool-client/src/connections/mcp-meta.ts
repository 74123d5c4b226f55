import type { CallOptions } from "../tool-client.ts";

/** What a call says beside its arguments. */
export const requestMeta = ({ traceparent, tracestate }: CallOptions): { _meta?: Record<string, unknown> } => {
  const meta = { ...(traceparent && { traceparent }), ...(traceparent && tracestate && { tracestate }) };
  return Object.keys(meta).length > 0 ? { _meta: meta } : {};
};

import type { Toolbox } from "../core/toolbox.ts";
import type { Tracing } from "./span.ts";

/** The same toolbox, with a span for every call: under the request's span, or under the context that the call brings. */
export const traceToolbox = (toolbox: Toolbox, tracing: Tracing): Toolbox => ({
  ...toolbox,
  invoke: async (call) => {
    const span = tracing.begin(`tool ${call.tool}`, {
      kind: "internal",
      carrier: { traceparent: call.traceparent, tracestate: call.tracestate },
      attributes: {
        "gen_ai.tool.name": call.tool,
        "twinhost.transport": call.transport,
        "twinhost.caller": call.caller.id,
      },
    });
    try {
      const result = await span.within(() => toolbox.invoke(call));
      if (!result.ok && !result.questions) span.fail(result.error.code);
      return result;
    } finally {
      span.end();
    }
  },
});

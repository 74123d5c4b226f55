import type { Tracing } from "@twinhost/core";
import type { ToolClient, Transport } from "../tool-client.ts";

/** The same client with a span for every call, which the tools' host continues. */
export const traceCalls = (client: ToolClient, tracing: Tracing): ToolClient => ({
  ...client,
  get transport() {
    return client.transport;
  },
  callTool: async (name, args, options) => {
    const span = tracing.begin(`call ${name}`, {
      kind: "client",
      attributes: { "gen_ai.tool.name": name, "twinhost.transport": client.transport },
    });
    const onTransport = (used: Transport): void => {
      span.set({ "twinhost.transport": used });
      options?.onTransport?.(used);
    };
    try {
      const traced = { ...options, ...span.carrier(), onTransport };
      const result = await span.within(() => client.callTool(name, args, traced));
      if (!result.ok) span.fail(result.error.code);
      return result;
    } finally {
      span.end();
    }
  },
});

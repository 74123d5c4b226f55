import type { CallToolResult } from "@modelcontextprotocol/client";
import { CALL_TIMING_META } from "@twinhost/mcp";
import { STRUCTURED_ONLY_META } from "@twinhost/mcp-wire";
import { z } from "zod";
import type { CallOptions } from "../tool-client.ts";

/**
 * What a call sends besides its arguments.
 * @param isOurs whether the server is one of ours; of a third-party server's result the texts are read, too
 */
export const requestMeta = (options: CallOptions, isOurs: boolean): Readonly<Record<string, unknown>> => {
  const { traceparent, tracestate, onTiming } = options;
  return {
    ...(isOurs && { [STRUCTURED_ONLY_META]: true }),
    ...(traceparent && { traceparent }),
    ...(traceparent && tracestate && { tracestate }),
    ...(onTiming && { [CALL_TIMING_META]: true }),
  };
};

const timing = z.object({ server_ms: z.number(), tool_ms: z.number(), engine_ms: z.number() });

/** Passes on what the host measured; a third-party host measures nothing. */
export const reportTiming = ({ _meta }: CallToolResult, { onTiming }: CallOptions): void => {
  if (!onTiming) return;
  const measured = timing.safeParse(_meta?.[CALL_TIMING_META]);
  if (!measured.success) return;
  const { server_ms, tool_ms, engine_ms } = measured.data;
  onTiming({ serverMs: server_ms, toolMs: tool_ms, engineMs: engine_ms });
};

import type { Caller, CallTiming, JsonObject, Toolbox, ToolResult } from "@twinhost/core";
import { underCallSignal } from "../call-signal.ts";
import type { CallOptions, ToolClient } from "../tool-client.ts";

/**
 * The tools in this very process. Arguments and results still go through JSON, so that it behaves like a wire.
 * @example
 * const client = createInProcessToolClient({ toolbox, caller: LOCAL_CALLER });
 */
export const createInProcessToolClient = ({ toolbox, caller }: { toolbox: Toolbox; caller: Caller }): ToolClient => ({
  transport: "in-process",
  listTools: async () => throughJson(toolbox.list(caller)),
  callTool: (name: string, args: JsonObject, options: CallOptions = {}) =>
    underCallSignal(options, async (signal): Promise<ToolResult> => {
      const startedAt = performance.now();
      let timing: CallTiming | undefined;
      const result = await toolbox.invoke({
        tool: name,
        arguments: throughJson(args),
        caller: options.caller ?? caller,
        transport: "in-process",
        requestId: options.requestId,
        signal,
        onProgress: options.onProgress,
        traceparent: options.traceparent,
        tracestate: options.tracestate,
        ...(options.onTiming && {
          onTiming: (measured) => {
            timing = measured;
          },
        }),
      });
      const answer: ToolResult = result.ok ? { ok: true, output: JSON.parse(result.json) } : result;
      if (timing) options.onTiming?.({ ...timing, serverMs: performance.now() - startedAt });
      return answer;
    }),
  close: async () => {},
});

const throughJson = <Value>(value: Value): Value => JSON.parse(JSON.stringify(value));

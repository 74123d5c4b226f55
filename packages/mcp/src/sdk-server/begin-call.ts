import type { InvokeResult, Toolbox, ToolCall } from "@twinhost/core";
import type { CallTimer } from "../protocol/call-timing.ts";
import { traceContextIn } from "../protocol/trace-context.ts";
import type { ClientSide } from "./client-side.ts";

/** A `tools/call` as read by its host. */
interface RequestedCall
  extends Pick<
    ToolCall,
    "tool" | "arguments" | "caller" | "transport" | "requestId" | "signal" | "clientResponses" | "onProgress"
  > {
  readonly meta: Readonly<Record<string, unknown>>;
  readonly client: ClientSide;
  readonly timer: CallTimer | undefined;
}

/** A tool call that has begun. */
export interface Run {
  readonly client: ClientSide;
  readonly timer: CallTimer | undefined;
  readonly result: Promise<InvokeResult>;
}

/** Begins a call in the toolbox, for the fast path or the SDK to answer. */
export const beginCall = (toolbox: Toolbox, call: RequestedCall): Run => {
  const { client, timer, meta, clientResponses } = call;
  const result = toolbox.invoke({
    tool: call.tool,
    arguments: call.arguments,
    caller: call.caller,
    transport: call.transport,
    requestId: call.requestId,
    signal: call.signal,
    onProgress: meta.progressToken === undefined ? undefined : call.onProgress,
    clientCapabilities: client.offers,
    ...(clientResponses && { clientResponses }),
    ...traceContextIn(meta),
    onTiming: timer?.onTiming,
  });
  return { client, timer, result };
};

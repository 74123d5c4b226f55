import { failure, type ToolResult } from "@twinhost/core";
import { BulkheadRejectedError, bulkhead } from "cockatiel";
import { inOpenCall, type OpenCall } from "../call-signal.ts";
import type { CallOptions, ToolClient } from "../tool-client.ts";

/** How many calls a connection accepts. */
export interface BoundOptions {
  /** The concurrency limit of this connection; by default 64. */
  readonly concurrency?: number;
  /** Calls that may wait for one of those to end; by default 1,000. */
  readonly queue?: number;
}

/** Runs calls within the limits; one that waits leaves when its caller does. */
export type RunBounded = (options: CallOptions, run: (call: OpenCall) => Promise<ToolResult>) => Promise<ToolResult>;

/** @param client named in the error of a caller that finds no slot */
export const createCallBounds = (
  client: Pick<ToolClient, "transport">,
  { concurrency = 64, queue = 1_000 }: BoundOptions = {},
): RunBounded => {
  const slots = bulkhead(concurrency, queue);
  return (options, run) =>
    inOpenCall(options, async (call) => {
      try {
        if (slots.executionSlots > 0) return await slots.execute(() => run(call));
        return await call.untilEnded(slots.execute(() => call.ending ?? run(call)));
      } catch (error) {
        if (error instanceof BulkheadRejectedError) return { ok: false, error: crowded(client) };
        throw error;
      }
    });
};

/** Limits the concurrent calls of a connection, and those that wait. */
export const boundCalls = (client: ToolClient, options?: BoundOptions): ToolClient => {
  const runBounded = createCallBounds(client, options);
  return {
    get transport() {
      return client.transport;
    },
    listTools: (listOptions) => client.listTools(listOptions),
    callTool: (name, args, callOptions = {}) => runBounded(callOptions, (call) => client.callTool(name, args, call)),
    close: () => client.close(),
  };
};

/** How long a caller should wait when too many calls are already waiting. */
const CROWDED_MS = 500;

const crowded = ({ transport }: Pick<ToolClient, "transport">) => ({
  ...failure("rate_limited", `Too many calls wait for the tools over ${transport}. Try again soon.`, CROWDED_MS),
  reach: "notSent" as const,
});

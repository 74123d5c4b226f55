import type { JsonObject, ToolResult } from "@twinhost/core";
import { connectionFailure } from "../connection-failure.ts";
import type { CallOptions, ToolClient } from "../tool-client.ts";
import type { SilenceWatch } from "./silence-watch.ts";

/** Runs one call under the watch: given up when its connection is found silent. */
export const underWatch = async (
  client: ToolClient,
  watch: SilenceWatch,
  name: string,
  args: JsonObject,
  options: CallOptions,
): Promise<ToolResult> => {
  const { signal } = options;
  const controller = new AbortController();
  let isGivenUp = false;
  const leave = (): void => controller.abort();
  const waiting = {
    giveUp: () => {
      isGivenUp = true;
      controller.abort();
    },
  };
  if (signal?.aborted) leave();
  else signal?.addEventListener("abort", leave, { once: true });
  watch.begin(waiting);
  let answered = false;
  try {
    const result = await client.callTool(name, args, { ...options, signal: controller.signal });
    if (isGivenUp) return { ok: false, error: connectionFailure("outcomeUnknown", silentMessage(client)) };
    answered = result.ok || !ENDED_BY_CALLER.has(result.error.code);
    return result;
  } finally {
    watch.end(waiting, answered);
    signal?.removeEventListener("abort", leave);
  }
};

/** A deadline may be the tool's own; taking it for the caller's only means asking the connection once more. */
const ENDED_BY_CALLER = new Set(["cancelled", "deadline"]);

const silentMessage = ({ transport }: ToolClient): string =>
  `The tools went silent over ${transport}: no answer came to this call, nor to a request for the tool list.`;

import type { JsonObject, ToolResult } from "@twinhost/core";
import type { OpenCall } from "../call-signal.ts";
import { connectionFailure } from "../connection-failure.ts";
import type { ToolClient } from "../tool-client.ts";
import type { SilenceWatch } from "./silence-watch.ts";

/** Runs one call under the watch, which gives it up if its connection is found silent. */
export const underWatch = async (
  client: ToolClient,
  watch: SilenceWatch,
  name: string,
  args: JsonObject,
  call: OpenCall,
): Promise<ToolResult> => {
  let isGivenUp = false;
  const waiting = {
    giveUp: () => {
      isGivenUp = true;
      call.giveUp();
    },
  };
  watch.begin(waiting);
  let answered = false;
  try {
    const result = await client.callTool(name, args, call);
    if (isGivenUp) return { ok: false, error: connectionFailure("outcomeUnknown", silentMessage(client)) };
    answered = result.ok || !ENDED_BY_CALLER.has(result.error.code);
    return result;
  } finally {
    watch.end(waiting, answered);
  }
};

/** A deadline may be the tool's own; mistaking it for the caller's only costs another question to the connection. */
const ENDED_BY_CALLER = new Set(["cancelled", "deadline"]);

const silentMessage = ({ transport }: ToolClient): string =>
  `The tools went silent over ${transport}: no answer came to this call, nor to a request for the tool list.`;

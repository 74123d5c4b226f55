import type { ToolFailure } from "../errors.ts";
import type { ClientQuestion } from "../interaction/client-interaction.ts";
import type { JsonObject } from "../json.ts";

/** How a call ended: the tool's output, or a failure as a value. */
export type ToolResult =
  | { readonly ok: true; readonly output: JsonObject }
  | {
      readonly ok: false;
      readonly error: ToolFailure;
      /** Set when the call has not failed but is waiting: the client may answer these and call again. */
      readonly questions?: Readonly<Record<string, ClientQuestion>>;
    };

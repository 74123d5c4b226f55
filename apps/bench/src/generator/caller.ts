import type { JsonObject } from "@twinhost/core";

/** One connection as the load loop sees it. */
export interface Caller {
  /** The tool's output. @throws when the call fails. */
  call(tool: string, args: JsonObject): Promise<unknown>;
  /** Processes that the connection itself started. */
  pids(): number[];
  close(): Promise<void>;
}

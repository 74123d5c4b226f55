import type { Caller, JsonObject } from "@twinhost/core";

/** What crossed the wire or the pipe for one call, as text. Secrets are replaced. */
export interface Exchange {
  readonly request: Message;
  readonly response: Message;
  /** HTTP status; null on a pipe. */
  readonly status: number | null;
  /** From the first byte of the request to the last of the answer, in milliseconds. */
  readonly ms: number;
}

interface Message {
  /** Request or status line and headers; empty on a pipe, which has none. */
  readonly head: string;
  readonly body: string;
}

/** A tool call to be shown. */
export interface ShownCall {
  readonly caller: Caller;
  readonly tool: string;
  readonly arguments: JsonObject;
  /** Aborts when the caller disconnects or the call takes too long. */
  readonly signal: AbortSignal;
}

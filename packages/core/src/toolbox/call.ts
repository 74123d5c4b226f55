import type { ErrorCode } from "../errors.ts";
import type { Caller } from "./caller.ts";

/** What is known of every call, whatever it runs. */
export interface Call {
  /** Anything: whatever runs validates it. */
  readonly arguments: unknown;
  readonly caller: Caller;
  /** The transport of the call, for logs and usage. */
  readonly transport: string;
  readonly requestId?: string | undefined;
  /** Aborts when the caller leaves. */
  readonly signal?: AbortSignal | undefined;
  /** W3C trace context that came with the call; hosts that trace continue it. */
  readonly traceparent?: string | undefined;
  readonly tracestate?: string | undefined;
}

/** What is recorded of every call, whichever host served it. */
export interface CallRecord {
  /** The tool; of a request beside the tools its method, such as `resources/read`. */
  readonly tool: string;
  readonly caller: string;
  readonly transport: string;
  readonly requestId: string;
  readonly outcome: "ok" | "input_required" | ErrorCode;
  readonly durationMs: number;
  /**
   * The arguments as JSON in UTF-8, whatever the transport wraps them in, in bytes: counted, not written, so a character
   * that JSON escapes counts as itself.
   */
  readonly bytesIn: number;
  /** The output as JSON in UTF-8, in bytes; exact. */
  readonly bytesOut: number;
}

/** What a host allows. It is read at every call, so it may change meanwhile; see `limits/call-limits.ts`. */
export interface Limits {
  /** Rate and concurrency. @throws ToolError `rate_limited` */
  run<Result>(caller: Caller, name: string, work: () => Promise<Result>): Promise<Result>;
  /** Shortens every deadline, in milliseconds. */
  readonly maxCallMs?: number | undefined;
  /** The longest output, as JSON in UTF-8. */
  readonly maxResultBytes?: number | undefined;
}

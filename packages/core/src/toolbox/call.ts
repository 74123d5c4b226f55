import type { ErrorCode } from "../errors.ts";
import type { Caller } from "./caller.ts";

/** What is known about every call, whatever it runs. */
export interface Call {
  /** Not validated yet: that is done by what the call runs. */
  readonly arguments: unknown;
  readonly caller: Caller;
  /** The transport of the call, for logs and usage. */
  readonly transport: string;
  readonly requestId?: string | undefined;
  /** Aborts when the caller leaves. */
  readonly signal?: AbortSignal | undefined;
  /** The call's W3C trace context, continued by hosts that trace. */
  readonly traceparent?: string | undefined;
  readonly tracestate?: string | undefined;
}

/** What is recorded for every call on every host. */
export interface CallRecord {
  /** The tool, or the method of any other request, such as `resources/read`. */
  readonly tool: string;
  readonly caller: string;
  readonly transport: string;
  readonly requestId: string;
  readonly outcome: "ok" | "input_required" | ErrorCode;
  readonly durationMs: number;
  /**
   * Size of the arguments as UTF-8 JSON, in bytes, without what the transport adds. Counted without serializing, so a
   * character that JSON escapes counts as itself.
   */
  readonly bytesIn: number;
  /** Exact size of the output as UTF-8 JSON, in bytes, plus any content beside it, which is counted like `bytesIn`. */
  readonly bytesOut: number;
}

/** The limits of a host. Read at every call, so they may change; see `createCallLimits` of `@twinhost/policy`. */
export interface Limits {
  /** Runs work within the rate and concurrency limits. @throws ToolError `rate_limited` */
  run<Result>(caller: Caller, name: string, work: () => Promise<Result>): Promise<Result>;
  /** Upper bound for every deadline, in milliseconds. */
  readonly maxCallMs?: number | undefined;
  /** Maximum size of an output as UTF-8 JSON, in bytes. */
  readonly maxResultBytes?: number | undefined;
}

/** W3C trace context, from HTTP headers or from `_meta` of an MCP request. */
export interface TraceCarrier {
  readonly traceparent?: string | undefined;
  readonly tracestate?: string | undefined;
}

type SpanAttributes = Readonly<Record<string, string | number>>;

/** A span of a trace (OpenTelemetry). Its attributes may be set until it ends. */
export interface TraceSpan {
  /** Runs work inside the span: spans that begin there, including later in its promises, become children. */
  within<Result>(work: () => Result): Result;
  rename(name: string): void;
  set(attributes: SpanAttributes): void;
  /** Marks the span as failed. @param type an error code, or the name of an error; nothing secret */
  fail(type: string): void;
  /** The span as a parent, for work done elsewhere. */
  carrier(): TraceCarrier;
  end(): void;
}

interface SpanOptions {
  readonly kind: "server" | "internal" | "client";
  /** The parent if no span is active. */
  readonly carrier?: TraceCarrier;
  readonly attributes?: SpanAttributes;
}

/** Where spans go; without it no call pays for tracing. `@twinhost/runtime` implements it with OpenTelemetry. */
export interface Tracing {
  begin(name: string, options: SpanOptions): TraceSpan;
  /** Sends the remaining spans. */
  close(): Promise<void>;
}

/** W3C trace context, from HTTP headers or from `_meta` of an MCP request. */
export interface TraceCarrier {
  readonly traceparent?: string | undefined;
  readonly tracestate?: string | undefined;
}

type SpanAttributes = Readonly<Record<string, string | number>>;

/** A span of a trace (OpenTelemetry). Its attributes may be set until it has ended. */
export interface TraceSpan {
  /** Runs work inside the span: spans that begin there, also later in its promises, are its children. */
  within<Result>(work: () => Result): Result;
  rename(name: string): void;
  set(attributes: SpanAttributes): void;
  /** Marks the span as failed. @param type an error code, or the name of an error: nothing that is secret */
  fail(type: string): void;
  /** The span as a parent, for work that is done elsewhere. */
  carrier(): TraceCarrier;
  end(): void;
}

interface SpanOptions {
  readonly kind: "server" | "internal" | "client";
  /** The parent, where no span is open already. */
  readonly carrier?: TraceCarrier;
  readonly attributes?: SpanAttributes;
}

/** Where spans go. A port: without one no call pays for tracing; `@twinhost/runtime` has OpenTelemetry behind it. */
export interface Tracing {
  begin(name: string, options: SpanOptions): TraceSpan;
  /** Sends what is not sent yet. */
  close(): Promise<void>;
}

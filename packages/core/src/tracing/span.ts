/** W3C trace context, from HTTP headers or from `_meta` of an MCP request. */
export interface TraceCarrier {
  readonly traceparent?: string | undefined;
  readonly tracestate?: string | undefined;
}

type SpanAttributes = Readonly<Record<string, string | number>>;

/** A span of a trace, as tools and engines see one. */
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

/** Where spans go; the runtime lays OpenTelemetry behind it. */
export interface Tracing {
  begin(name: string, options: SpanOptions): TraceSpan;
  /** Sends what is not sent yet. */
  close(): Promise<void>;
}

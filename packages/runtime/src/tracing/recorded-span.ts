import type { AsyncLocalStorage } from "node:async_hooks";
import {
  type Attributes,
  defaultTextMapSetter,
  type HrTime,
  ROOT_CONTEXT,
  type SpanContext,
  type SpanKind,
  type SpanStatus,
  SpanStatusCode,
  TraceFlags,
  trace,
} from "@opentelemetry/api";
import { type InstrumentationScope, millisToHrTime, W3CTraceContextPropagator } from "@opentelemetry/core";
import type { Resource } from "@opentelemetry/resources";
import type { ReadableSpan } from "@opentelemetry/sdk-trace";
import type { TraceCarrier, TraceSpan } from "@twinhost/core";

/** What all spans of a process share. */
export interface SpanSource {
  readonly resource: Resource;
  readonly instrumentationScope: InstrumentationScope;
  /** The span that is open. */
  readonly active: AsyncLocalStorage<RecordedSpan>;
  /** Takes a span that ended. */
  readonly onEnd: (span: ReadableSpan) => void;
}

interface SpanStart {
  readonly name: string;
  readonly kind: SpanKind;
  readonly context: SpanContext;
  readonly parent: SpanContext | undefined;
  readonly attributes: Attributes | undefined;
}

export const propagator = new W3CTraceContextPropagator();

/**
 * A span as OpenTelemetry's exporters read it. The SDK's own checks, limits and counts what anybody may set, with a context
 * object and a decision for each: half of what tracing cost. What is set here are this product's own names and numbers.
 */
export class RecordedSpan implements TraceSpan, ReadableSpan {
  name: string;
  readonly kind: SpanKind;
  readonly parentSpanContext?: SpanContext;
  readonly attributes: Attributes;
  status: SpanStatus = UNSET;
  ended = false;
  readonly #source: SpanSource;
  readonly #context: SpanContext;
  readonly #startedAt = Date.now();
  readonly #began = performance.now();
  #durationMs = 0;

  constructor(source: SpanSource, { name, kind, context, parent, attributes }: SpanStart) {
    this.#source = source;
    this.#context = context;
    this.name = name;
    this.kind = kind;
    if (parent) this.parentSpanContext = parent;
    this.attributes = { ...attributes };
  }

  within<Result>(work: () => Result): Result {
    return this.#source.active.run(this, work);
  }

  rename(name: string): void {
    if (!this.ended) this.name = name;
  }

  set(attributes: Attributes): void {
    if (!this.ended) Object.assign(this.attributes, attributes);
  }

  fail(type: string): void {
    if (this.ended) return;
    this.attributes["error.type"] = type;
    this.status = FAILED;
  }

  carrier(): TraceCarrier {
    const carrier: TraceCarrier = {};
    propagator.inject(trace.setSpanContext(ROOT_CONTEXT, this.#context), carrier, defaultTextMapSetter);
    return carrier;
  }

  end(): void {
    if (this.ended) return;
    this.ended = true;
    this.#durationMs = performance.now() - this.#began;
    if (this.#context.traceFlags & TraceFlags.SAMPLED) this.#source.onEnd(this);
  }

  // As the exporter reads it: times are worked out only then.

  spanContext(): SpanContext {
    return this.#context;
  }
  get startTime(): HrTime {
    return millisToHrTime(this.#startedAt);
  }
  get endTime(): HrTime {
    return millisToHrTime(this.#startedAt + this.#durationMs);
  }
  get duration(): HrTime {
    return millisToHrTime(this.#durationMs);
  }
  get resource(): Resource {
    return this.#source.resource;
  }
  get instrumentationScope(): InstrumentationScope {
    return this.#source.instrumentationScope;
  }
  get links(): [] {
    return [];
  }
  get events(): [] {
    return [];
  }
  get droppedAttributesCount(): number {
    return 0;
  }
  get droppedEventsCount(): number {
    return 0;
  }
  get droppedLinksCount(): number {
    return 0;
  }
}

const UNSET: SpanStatus = { code: SpanStatusCode.UNSET };
const FAILED: SpanStatus = { code: SpanStatusCode.ERROR };

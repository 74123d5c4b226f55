import { AsyncLocalStorage } from "node:async_hooks";
import { setTimeout as sleep } from "node:timers/promises";
import {
  DiagLogLevel,
  defaultTextMapGetter,
  diag,
  ROOT_CONTEXT,
  type SpanContext,
  SpanKind,
  TraceFlags,
  trace,
} from "@opentelemetry/api";
import { detectResources, envDetector, resourceFromAttributes } from "@opentelemetry/resources";
import {
  BatchSpanProcessor,
  RandomIdGenerator,
  SamplingDecision,
  TraceIdRatioBasedSampler,
} from "@opentelemetry/sdk-trace";
import type { Logger, TraceCarrier, Tracing } from "@twinhost/core";
import { VERSION } from "@twinhost/core";
import { propagator, RecordedSpan, type SpanSource } from "./recorded-span.ts";

export interface OpenTelemetryOptions {
  readonly url: string;
  readonly protocol: "http/protobuf" | "http/json";
  readonly service: string;
  /** Of the traces that begin here, from 0 to 1; those that began elsewhere are decided there. */
  readonly share: number;
  readonly sendEveryMs: number;
  readonly log: Logger;
}

/** How long the end of the process waits for a collector that does not answer. */
const FLUSH_MS = 2_000;

const KINDS = { server: SpanKind.SERVER, internal: SpanKind.INTERNAL, client: SpanKind.CLIENT };

const loadExporter = async (protocol: OpenTelemetryOptions["protocol"]) => {
  if (protocol === "http/json") return (await import("@opentelemetry/exporter-trace-otlp-http")).OTLPTraceExporter;
  return (await import("@opentelemetry/exporter-trace-otlp-proto")).OTLPTraceExporter;
};

/** The `OTEL_EXPORTER_OTLP_HEADERS` and the like are read by OpenTelemetry's exporter. */
export const startOpenTelemetry = async (options: OpenTelemetryOptions): Promise<Tracing> => {
  const { url, protocol, service, share, sendEveryMs, log } = options;
  const warn = (message: string, ...rest: unknown[]): void => log.warn({ rest }, `tracing: ${message}`);
  diag.setLogger({ error: warn, warn, info: () => {}, debug: () => {}, verbose: () => {} }, DiagLogLevel.WARN);

  const Exporter = await loadExporter(protocol);
  const processor = new BatchSpanProcessor({ exporter: new Exporter({ url }), scheduledDelayMillis: sendEveryMs });
  const source: SpanSource = {
    resource: resourceFromAttributes({ "service.name": service, "service.version": VERSION }).merge(
      detectResources({ detectors: [envDetector] }),
    ),
    instrumentationScope: { name: "twinhost", version: VERSION },
    active: new AsyncLocalStorage(),
    onEnd: (span) => processor.onEnd(span),
  };
  const ids = new RandomIdGenerator();
  const sampler = new TraceIdRatioBasedSampler(share);

  /** The context of a new span: a trace that began elsewhere was decided on there. */
  const contextUnder = (parent: SpanContext | undefined): SpanContext => {
    const spanId = ids.generateSpanId();
    if (parent) {
      const { traceId, traceFlags, traceState } = parent;
      return { traceId, spanId, traceFlags: traceFlags & TraceFlags.SAMPLED, ...(traceState && { traceState }) };
    }
    const traceId = ids.generateTraceId();
    const isSampled = sampler.shouldSample(ROOT_CONTEXT, traceId).decision === SamplingDecision.RECORD_AND_SAMPLED;
    return { traceId, spanId, traceFlags: isSampled ? TraceFlags.SAMPLED : TraceFlags.NONE };
  };

  return {
    begin: (name, { kind, carrier, attributes }) => {
      const parent = source.active.getStore()?.spanContext() ?? contextIn(carrier);
      return new RecordedSpan(source, { name, kind: KINDS[kind], context: contextUnder(parent), parent, attributes });
    },
    close: () => Promise.race([processor.shutdown(), sleep(FLUSH_MS, undefined, { ref: false })]),
  };
};

/** Undefined where a caller brings none, or what is none. */
const contextIn = (carrier: TraceCarrier | undefined): SpanContext | undefined =>
  carrier?.traceparent === undefined
    ? undefined
    : trace.getSpanContext(propagator.extract(ROOT_CONTEXT, carrier, defaultTextMapGetter));

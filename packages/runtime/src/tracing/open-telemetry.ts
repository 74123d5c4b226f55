import { setTimeout as sleep } from "node:timers/promises";
import {
  context,
  DiagLogLevel,
  diag,
  propagation,
  ROOT_CONTEXT,
  type Span,
  SpanKind,
  SpanStatusCode,
  trace,
} from "@opentelemetry/api";
import { AsyncLocalStorageContextManager } from "@opentelemetry/context-async-hooks";
import { W3CTraceContextPropagator } from "@opentelemetry/core";
import { detectResources, envDetector, resourceFromAttributes } from "@opentelemetry/resources";
import {
  BatchSpanProcessor,
  ParentBasedSampler,
  TraceIdRatioBasedSampler,
  TracerProvider,
} from "@opentelemetry/sdk-trace";
import type { Logger, TraceCarrier, TraceSpan, Tracing } from "@twinhost/core";
import { VERSION } from "@twinhost/core";

export interface OpenTelemetryOptions {
  readonly url: string;
  readonly protocol: "http/protobuf" | "http/json";
  readonly service: string;
  /** Sampling ratio of traces that begin here, from 0 to 1; others follow the decision made where they began. */
  readonly share: number;
  readonly sendEveryMs: number;
  readonly log: Logger;
}

/** How long shutdown waits for a collector that does not answer. */
const FLUSH_MS = 2_000;

/** One batch is in flight at a time: with the default 512 spans, some 170 calls, a busy host lost traces. */
const BATCHES = { maxExportBatchSize: 2_048, maxQueueSize: 16_384 };

const KINDS = { server: SpanKind.SERVER, internal: SpanKind.INTERNAL, client: SpanKind.CLIENT };

const loadExporter = async (protocol: OpenTelemetryOptions["protocol"]) => {
  if (protocol === "http/json") return (await import("@opentelemetry/exporter-trace-otlp-http")).OTLPTraceExporter;
  return (await import("@opentelemetry/exporter-trace-otlp-proto")).OTLPTraceExporter;
};

/** Once per process: the context manager is global. The SDK itself reads `OTEL_EXPORTER_OTLP_HEADERS` and the like. */
export const startOpenTelemetry = async (options: OpenTelemetryOptions): Promise<Tracing> => {
  const { url, protocol, service, share, sendEveryMs, log } = options;
  const warn = (message: string, ...rest: unknown[]): void => log.warn({ rest }, `tracing: ${message}`);
  diag.setLogger({ error: warn, warn, info: () => {}, debug: () => {}, verbose: () => {} }, DiagLogLevel.WARN);
  context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable());
  propagation.setGlobalPropagator(new W3CTraceContextPropagator());

  const Exporter = await loadExporter(protocol);
  const provider = new TracerProvider({
    resource: resourceFromAttributes({ "service.name": service, "service.version": VERSION }).merge(
      detectResources({ detectors: [envDetector] }),
    ),
    sampler: new ParentBasedSampler({ root: new TraceIdRatioBasedSampler(share) }),
    spanProcessors: [
      new BatchSpanProcessor({ ...BATCHES, exporter: new Exporter({ url }), scheduledDelayMillis: sendEveryMs }),
    ],
  });
  const tracer = provider.getTracer("twinhost", VERSION);

  return {
    begin: (name, { kind, carrier, attributes }) => {
      const active = context.active();
      const parent = trace.getSpan(active) || !carrier ? active : propagation.extract(ROOT_CONTEXT, carrier);
      return toTraceSpan(
        tracer.startSpan(name, { kind: KINDS[kind], ...(attributes && { attributes }) }, parent),
        parent,
      );
    },
    close: () => Promise.race([provider.shutdown(), sleep(FLUSH_MS, undefined, { ref: false })]),
  };
};

const toTraceSpan = (span: Span, parent: ReturnType<typeof context.active>): TraceSpan => {
  const inside = trace.setSpan(parent, span);
  return {
    within: (work) => context.with(inside, work),
    rename: (name) => span.updateName(name),
    set: (attributes) => span.setAttributes(attributes),
    fail: (type) => {
      span.setAttribute("error.type", type);
      span.setStatus({ code: SpanStatusCode.ERROR });
    },
    carrier: () => {
      const carrier: TraceCarrier = {};
      propagation.inject(inside, carrier);
      return carrier;
    },
    end: () => span.end(),
  };
};

import { serverUrl } from "@twinhost/core";
import { z } from "zod";

const SHARE = { error: "must be a share from 0 to 1" };
const DELAY = { error: "must be a whole number of milliseconds from 0 to 600000" };

/** Settings of tracing. The names are OpenTelemetry's own, so that one environment serves all programs. */
export const tracingSettings = z.object({
  OTEL_EXPORTER_OTLP_ENDPOINT: serverUrl.optional(),
  OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: serverUrl.optional(),
  OTEL_EXPORTER_OTLP_PROTOCOL: z
    .enum(["http/protobuf", "http/json"], { error: "must be http/protobuf or http/json" })
    .default("http/protobuf"),
  OTEL_BSP_SCHEDULE_DELAY: z.coerce.number(DELAY).int(DELAY).min(0, DELAY).max(600_000, DELAY).default(5_000),
  OTEL_SERVICE_NAME: z.string().optional(),
  OTEL_TRACES_SAMPLER_ARG: z.coerce.number(SHARE).min(0, SHARE).max(1, SHARE).default(1),
});

/** The parsed {@link tracingSettings}: the OTLP endpoint, protocol, service name and sampling of OpenTelemetry. */
export type TracingSettings = z.output<typeof tracingSettings>;

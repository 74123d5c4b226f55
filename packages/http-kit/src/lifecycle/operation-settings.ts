import { serverUrl } from "@twinhost/tools";
import { z } from "zod";

const milliseconds = (most: number) => {
  const error = `must be a whole number of milliseconds from 0 to ${most}`;
  return z.coerce.number({ error }).int({ error }).min(0, { error }).max(most, { error });
};

/** Settings of how a server is watched and stopped. The names that begin with OTEL_ are OpenTelemetry's own. */
export const operationSettings = z.object({
  SETTINGS_FILE: z.string().optional(),
  METRICS: z.enum(["on", "off"], { error: "must be on or off" }).default("on"),
  SHUTDOWN_DELAY_MS: milliseconds(600_000).default(0),
  SHUTDOWN_DEADLINE_MS: milliseconds(600_000).default(10_000),
  OTEL_EXPORTER_OTLP_ENDPOINT: serverUrl.optional(),
  OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: serverUrl.optional(),
  OTEL_EXPORTER_OTLP_PROTOCOL: z
    .enum(["http/protobuf", "http/json"], { error: "must be http/protobuf or http/json" })
    .default("http/protobuf"),
  OTEL_BSP_SCHEDULE_DELAY: milliseconds(600_000).default(5_000),
  OTEL_SERVICE_NAME: z.string().optional(),
  OTEL_TRACES_SAMPLER_ARG: z.coerce
    .number({ error: "must be a share from 0 to 1" })
    .min(0, { error: "must be a share from 0 to 1" })
    .max(1, { error: "must be a share from 0 to 1" })
    .default(1),
});

export type OperationSettings = z.output<typeof operationSettings>;

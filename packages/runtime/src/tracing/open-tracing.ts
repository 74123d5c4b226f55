import type { Logger, Tracing } from "@twinhost/core";
import type { TracingSettings } from "./tracing-settings.ts";

/** Opens tracing to an OTLP endpoint if one is set; OpenTelemetry is loaded only then. */
export const openTracing = async (
  settings: TracingSettings,
  service: string,
  log: Logger,
): Promise<Tracing | undefined> => {
  const base = settings.OTEL_EXPORTER_OTLP_ENDPOINT?.replace(/\/$/, "");
  const url = settings.OTEL_EXPORTER_OTLP_TRACES_ENDPOINT ?? (base && `${base}/v1/traces`);
  if (!url) return undefined;
  const { startOpenTelemetry } = await import("./open-telemetry.ts");
  return startOpenTelemetry({
    url,
    protocol: settings.OTEL_EXPORTER_OTLP_PROTOCOL,
    service: settings.OTEL_SERVICE_NAME ?? service,
    share: settings.OTEL_TRACES_SAMPLER_ARG,
    sendEveryMs: settings.OTEL_BSP_SCHEDULE_DELAY,
    log,
  });
};

import { milliseconds } from "@twinhost/core";
import { shutdownDeadline, tracingSettings } from "@twinhost/runtime";
import { z } from "zod";

/** Settings for monitoring and stopping a server. */
export const runtimeSettings = z.object({
  SETTINGS_FILE: z.string().optional(),
  /** Where the log goes instead of stderr; reopened on SIGHUP. */
  LOG_FILE: z.string().optional(),
  METRICS: z.enum(["on", "off"], { error: "must be on or off" }).default("on"),
  SHUTDOWN_DELAY_MS: milliseconds(600_000).default(0),
  SHUTDOWN_DEADLINE_MS: shutdownDeadline,
  ...tracingSettings.shape,
});

export type RuntimeSettings = z.output<typeof runtimeSettings>;

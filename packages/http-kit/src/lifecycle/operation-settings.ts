import { tracingSettings } from "@twinhost/tools";
import { z } from "zod";

const milliseconds = (most: number) => {
  const error = `must be a whole number of milliseconds from 0 to ${most}`;
  return z.coerce.number({ error }).int({ error }).min(0, { error }).max(most, { error });
};

/** Settings of how a server is watched and stopped. */
export const operationSettings = z.object({
  SETTINGS_FILE: z.string().optional(),
  METRICS: z.enum(["on", "off"], { error: "must be on or off" }).default("on"),
  SHUTDOWN_DELAY_MS: milliseconds(600_000).default(0),
  SHUTDOWN_DEADLINE_MS: milliseconds(600_000).default(10_000),
  ...tracingSettings.shape,
});

export type OperationSettings = z.output<typeof operationSettings>;

import { milliseconds, oneOf, secret } from "@twinhost/core";
import { callPolicySettings } from "@twinhost/policy";
import { z } from "zod";
import { resolveDataDirectory } from "./data-dir.ts";

const LOG_LEVELS = ["fatal", "error", "warn", "info", "debug", "trace", "silent"] as const;

/** How long calls in flight may go on when a process ends, in milliseconds (`SHUTDOWN_DEADLINE_MS`); 10,000. */
export const shutdownDeadline = milliseconds(600_000).default(10_000);

/** Settings of every process that runs tools, beside those that the tools declare; see `withToolSettings`. */
export const hostSettings = z.object({
  DATA_DIR: z
    .string()
    .optional()
    .transform((configured) => resolveDataDirectory(configured)),
  LOG_LEVEL: oneOf(LOG_LEVELS).default("info"),
  /** `sdk` sends every request through the MCP SDK: to compare with, or to rule the fast path out. */
  MCP_STACK: oneOf(["fast", "sdk"]).default("fast"),
  /** The same for replicas that have a data folder each: a call that asks its client goes on at any of them. */
  REQUEST_STATE_SECRET: secret(z.string().min(32, "must be at least 32 characters").optional()),
  ...callPolicySettings,
});

/** What {@link hostSettings} parses: data folder, log level, and the limits and usage of calls. */
export type HostSettings = z.output<typeof hostSettings>;

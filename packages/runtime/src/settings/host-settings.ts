import { milliseconds, oneOf, secret } from "@twinhost/core";
import { callPolicySettings } from "@twinhost/policy";
import { z } from "zod";
import { resolveDataDirectory } from "./data-dir.ts";

const LOG_LEVELS = ["fatal", "error", "warn", "info", "debug", "trace", "silent"] as const;

/** How long calls in flight may take at shutdown, in milliseconds (`SHUTDOWN_DEADLINE_MS`). Default: 10,000. */
export const shutdownDeadline = milliseconds(600_000).default(10_000);

/** Settings of every process that runs tools; `withToolSettings` adds those that the tools declare. */
export const hostSettings = z.object({
  DATA_DIR: z
    .string()
    .optional()
    .transform((configured) => resolveDataDirectory(configured)),
  LOG_LEVEL: oneOf(LOG_LEVELS).default("info"),
  /** `sdk` sends every request through the MCP SDK, to compare, or to rule out the fast path. */
  MCP_STACK: oneOf(["fast", "sdk"]).default("fast"),
  /** The same for replicas with separate data folders, so that each can continue a call that asked its client. */
  REQUEST_STATE_SECRET: secret(z.string().min(32, "must be at least 32 characters").optional()),
  ...callPolicySettings,
});

/** The parsed {@link hostSettings}: data folder, log level, and the limits and usage of calls. */
export type HostSettings = z.output<typeof hostSettings>;

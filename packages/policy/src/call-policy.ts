import type { CallRecord, EngineState, Logger, ToolboxOptions } from "@twinhost/core";
import type { CallPolicySettings } from "./call-policy-settings.ts";
import { type CallLimits, createCallLimits } from "./limits/call-limits.ts";
import { openSharedLimits } from "./limits/shared/open-shared-limits.ts";
import { openSharedRedis } from "./redis/open-shared-redis.ts";
import { auditCall } from "./usage/audit.ts";
import { openUsageStore, type UsageStore } from "./usage/usage-store.ts";

/** Limits, usage and audit of a running host. */
export interface CallPolicy {
  /** For `createToolbox`. */
  readonly toolboxOptions: Pick<ToolboxOptions, "limits" | "recordUsage">;
  /** Undefined with `USAGE=off`. */
  readonly usage: UsageStore | undefined;
  readonly limits: Pick<CallLimits, "change">;
  /** State of the Redis that is shared with other processes; empty without `REDIS_URL`. */
  sharedStates(): readonly EngineState[];
  /** Writes the usage that is still in memory, and shares it with other replicas. */
  close(): Promise<void>;
}

/**
 * Opens the call policy that the settings define: limits, usage in the data folder, and an audit line per call.
 * @param onCall also called with every call, for metrics
 */
export const openCallPolicy = (
  settings: CallPolicySettings,
  log: Logger,
  onCall?: (call: CallRecord) => void,
): CallPolicy => {
  const { REDIS_URL } = settings;
  const redis = REDIS_URL === undefined ? undefined : openSharedRedis(REDIS_URL, "limits and usage", log);
  const usage = settings.USAGE === "on" ? openUsageStore(settings.DATA_DIR, log, redis) : undefined;
  const audit = auditCall(log);
  const limits = createCallLimits(
    {
      ratePerMinute: settings.RATE_LIMIT,
      toolRates: settings.TOOL_RATE_LIMITS,
      maxConcurrentCalls: settings.MAX_CONCURRENT_CALLS,
      toolMaxConcurrentCalls: settings.TOOL_MAX_CONCURRENT_CALLS,
      maxCallMs: settings.MAX_CALL_MS,
      maxResultBytes: settings.MAX_RESULT_BYTES,
    },
    redis && openSharedLimits(redis, "calls"),
  );
  return {
    toolboxOptions: {
      limits,
      recordUsage: (call) => {
        usage?.record(call);
        audit(call);
        onCall?.(call);
      },
    },
    usage,
    limits,
    sharedStates: () => (redis ? [redis.state()] : []),
    close: async () => {
      await usage?.close();
      redis?.close();
    },
  };
};

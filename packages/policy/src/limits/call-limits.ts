import type { Limits } from "@twinhost/core";
import { type Caller, matchesPattern } from "@twinhost/core";
import { createConcurrencyLimit } from "./concurrency-limit.ts";
import type { ToolLimit } from "./limit-settings.ts";
import { createRates } from "./rates.ts";
import type { SharedLimits } from "./shared/shared-limits.ts";

/** Limits of calls. An absent option means no limit. */
export interface CallLimitOptions {
  /** Calls per minute of each caller without a rate of its own. */
  readonly ratePerMinute?: number | undefined;
  /** Calls per minute of tools, by all callers together. */
  readonly toolRates?: readonly ToolLimit[];
  /** Concurrent calls of one caller. */
  readonly maxConcurrentCalls?: number | undefined;
  /** Concurrent calls of tools, by all callers together. */
  readonly toolMaxConcurrentCalls?: readonly ToolLimit[];
  /** Upper bound for every deadline, in milliseconds. */
  readonly maxCallMs?: number | undefined;
  /** Maximum size of a result as UTF-8 JSON, in bytes. */
  readonly maxResultBytes?: number | undefined;
}

/** Rate and concurrency limits per caller and per tool; deadline and result size. */
export interface CallLimits extends Limits {
  /** Changes the given limits from the next call on; the others stay. */
  change(options: CallLimitOptions): void;
}

/**
 * Creates limits that can change at runtime. A call over its rate or concurrency limit fails with `rate_limited`.
 * @param shared counts rate and concurrency for several processes; without it, each process counts for itself
 */
export const createCallLimits = (initial: CallLimitOptions, shared?: SharedLimits): CallLimits => {
  let options = initial;
  const rates = createRates(shared);
  const concurrency = createConcurrencyLimit(shared);

  const enter = (who: string, limit: number | undefined, subject: string) =>
    limit === undefined ? undefined : concurrency.enter(who, limit, subject);

  const withinConcurrency = async <Result>(
    caller: Caller,
    tool: string,
    work: () => Promise<Result>,
  ): Promise<Result> => {
    const entering = enter(callerKey(caller), options.maxConcurrentCalls, "This caller");
    // Synchronous unless slots are shared with other processes.
    const leaveCaller = entering instanceof Promise ? await entering : entering;
    try {
      const toolLimit = limitOf(options.toolMaxConcurrentCalls, tool);
      const enteringTool = enter(toolKey(tool), toolLimit, `All callers of "${tool}"`);
      const leaveTool = enteringTool instanceof Promise ? await enteringTool : enteringTool;
      try {
        return await work();
      } finally {
        leaveTool?.();
      }
    } finally {
      leaveCaller?.();
    }
  };

  return {
    run: (caller, tool, work) => {
      const callerRate = caller.ratePerMinute ?? options.ratePerMinute;
      const toolRate = limitOf(options.toolRates, tool);
      // Most hosts have no rates; their calls skip this step.
      if (callerRate === undefined && toolRate === undefined) return withinConcurrency(caller, tool, work);
      const afterRates = async () => {
        if (callerRate !== undefined) await rates.consume(callerKey(caller), callerRate, "This caller");
        if (toolRate !== undefined) await rates.consume(toolKey(tool), toolRate, `All callers of "${tool}"`);
        return withinConcurrency(caller, tool, work);
      };
      return afterRates();
    },
    get maxCallMs() {
      return options.maxCallMs;
    },
    get maxResultBytes() {
      return options.maxResultBytes;
    },
    change: (changed) => {
      options = { ...options, ...changed };
    },
  };
};

/** For a reload: how each setting is applied to limits in use. */
export const applyLimits = ({ change }: Pick<CallLimits, "change">) => ({
  RATE_LIMIT: (ratePerMinute: number | undefined) => change({ ratePerMinute }),
  TOOL_RATE_LIMITS: (toolRates: readonly ToolLimit[]) => change({ toolRates }),
  MAX_CONCURRENT_CALLS: (maxConcurrentCalls: number | undefined) => change({ maxConcurrentCalls }),
  TOOL_MAX_CONCURRENT_CALLS: (toolMaxConcurrentCalls: readonly ToolLimit[]) => change({ toolMaxConcurrentCalls }),
  MAX_CALL_MS: (maxCallMs: number | undefined) => change({ maxCallMs }),
  MAX_RESULT_BYTES: (maxResultBytes: number | undefined) => change({ maxResultBytes }),
});

const callerKey = ({ id }: Caller): string => `caller:${id}`;
const toolKey = (tool: string): string => `tool:${tool}`;

const limitOf = (limits: readonly ToolLimit[] = [], tool: string): number | undefined =>
  limits.find(({ pattern }) => matchesPattern(pattern, tool))?.limit;

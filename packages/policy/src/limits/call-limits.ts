import type { Limits } from "@twinhost/core";
import { type Caller, matchesPattern } from "@twinhost/core";
import { createConcurrencyLimit } from "./concurrency-limit.ts";
import type { ToolLimit } from "./limit-settings.ts";
import { createRates } from "./rates.ts";
import type { SharedLimits } from "./shared/shared-limits.ts";

/**
 * Limits of calls: rates a minute, calls at once, milliseconds of a call, bytes of a result. What is absent is not limited.
 */
export interface CallLimitOptions {
  /** Calls per minute of each caller that has no rate set. */
  readonly ratePerMinute?: number | undefined;
  /** Calls per minute of tools, by all callers together. */
  readonly toolRates?: readonly ToolLimit[];
  /** Calls of one caller at the same time. */
  readonly maxConcurrentCalls?: number | undefined;
  /** Calls of tools at the same time, by all callers together. */
  readonly toolMaxConcurrentCalls?: readonly ToolLimit[];
  /** Shortens every deadline, in milliseconds. */
  readonly maxCallMs?: number | undefined;
  /** The longest result as JSON in UTF-8, in bytes. */
  readonly maxResultBytes?: number | undefined;
}

/** Rate and concurrency, per caller and per tool; deadline and size of the result. */
export interface CallLimits extends Limits {
  /** Limits that hold from the next call on; the others stay. */
  change(options: CallLimitOptions): void;
}

/**
 * Limits of calls. A call over one fails with `rate_limited`; `change` sets others while it runs.
 * @param shared where processes keep rate and concurrency together; without it they are this process's own
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
    // Nothing is waited for where the places are this process's own.
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
      // Most hosts have no rates; their calls wait for nothing.
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

/** For a reload: the settings that change limits while they are in use, each with how it is applied. */
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

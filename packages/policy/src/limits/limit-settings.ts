import { z } from "zod";

/** Calls per minute, written `60/min`. */
export const rateLimit = z
  .string()
  .regex(/^[1-9]\d{0,8}\/min$/, "must be calls per minute, such as 60/min")
  .transform((text) => Number.parseInt(text, 10));

/** A limit of each tool whose name matches a pattern such as `search_*`, for all callers together. */
export interface ToolLimit {
  readonly pattern: string;
  readonly limit: number;
}

/** `PATTERN=LIMIT,...`; the first pattern that matches a tool applies. */
const perTool = (limit: z.ZodType<number, string>, error: string) =>
  z.string().transform((text, context): ToolLimit[] =>
    text
      .split(",")
      .map((item) => item.trim())
      .filter((item) => item !== "")
      .map((item) => {
        const [pattern = "", value = "", ...rest] = item.split("=").map((part) => part.trim());
        const parsed = limit.safeParse(value);
        if (parsed.success && /^[\w.*/-]+$/.test(pattern) && rest.length === 0) return { pattern, limit: parsed.data };
        context.addIssue({ code: "custom", message: error });
        return z.NEVER;
      }),
  );

const count = z
  .string()
  .regex(/^[1-9]\d{0,11}$/)
  .transform(Number);

/** A whole number above 0, or `off`. */
const countOrOff = (what: string, byDefault: number | undefined) =>
  z
    .string()
    .optional()
    .transform((text, context): number | undefined => {
      if (text === undefined) return byDefault;
      if (text === "off") return undefined;
      const parsed = count.safeParse(text);
      if (parsed.success) return parsed.data;
      context.addIssue({ code: "custom", message: `must be ${what}, or off` });
      return z.NEVER;
    });

/** Settings of the limits on every host. Counted per process unless `REDIS_URL` is set; can be reloaded. */
export const limitSettings = {
  /** Calls per minute of each caller without a rate of its own. */
  RATE_LIMIT: rateLimit.optional(),
  /** Calls per minute of a tool, by all callers together. */
  TOOL_RATE_LIMITS: perTool(
    rateLimit as z.ZodType<number, string>,
    "must be tools with calls per minute, such as translate=60/min,search_*=600/min",
  ).default([]),
  /** Concurrent calls of one caller. */
  MAX_CONCURRENT_CALLS: countOrOff("a number of calls, such as 256", 256),
  /** Concurrent calls of a tool, by all callers together. */
  TOOL_MAX_CONCURRENT_CALLS: perTool(
    count as z.ZodType<number, string>,
    "must be tools with a number of calls, such as translate=4",
  ).default([]),
  /** Maximum size of a result as JSON, in bytes. */
  MAX_RESULT_BYTES: countOrOff("a number of bytes, such as 1048576", 1024 * 1024),
  /** Upper bound for the deadlines of tools, in milliseconds. */
  MAX_CALL_MS: countOrOff("a number of milliseconds, such as 10000", undefined),
};

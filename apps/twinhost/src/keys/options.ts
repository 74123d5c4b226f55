import { keyFields } from "@twinhost/policy";
import { InvalidArgumentError } from "commander";
import ms, { type StringValue } from "ms";
import type { z } from "zod";

/** A zod schema as the parser of a commander option; an invalid value is bad usage. */
const parsedBy =
  <Value>(schema: z.ZodType<Value>, read: (text: string) => unknown = (text) => text) =>
  (text: string): Value => {
    const parsed = schema.safeParse(read(text));
    if (parsed.success) return parsed.data;
    throw new InvalidArgumentError(`${parsed.error.issues[0]?.message}.`);
  };

export const parseOwner = parsedBy(keyFields.owner);
export const parseTools = parsedBy(keyFields.tools, (text) => text.split(",").map((pattern) => pattern.trim()));
export const parseRole = parsedBy(keyFields.role);
export const parseRate = parsedBy(keyFields.rate);

/** A span such as `30d` or `12h`, in milliseconds. A number without a unit is ambiguous, so it is refused. */
export const parseDuration = (text: string): number => {
  const duration = /\d\s*[a-z]+$/i.test(text) ? ms(text as StringValue) : undefined;
  const isPositive = duration !== undefined && Number.isFinite(duration) && duration > 0;
  if (isPositive && !Number.isNaN(new Date(Date.now() + duration).getTime())) return Math.round(duration);
  throw new InvalidArgumentError("must be a span of time, such as 30d or 12h.");
};

/** A rotation should end the old key; a grace of years would keep it alive. */
const MOST_GRACE_MS = ms("90d");

/** A span of at most 90 days, or `0` for none. */
export const parseGrace = (text: string): number => {
  const grace = text === "0" ? 0 : parseDuration(text);
  if (grace <= MOST_GRACE_MS) return grace;
  throw new InvalidArgumentError("must be at most 90d: a rotation is to end the old key. Make a second key instead.");
};

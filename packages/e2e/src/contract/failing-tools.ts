import { defineTool, ERROR_CODES, ToolError } from "@twinhost/core";
import { z } from "zod";

// Tools whose calls end in every kind of failure.

export const fail = defineTool({
  name: "fail",
  title: "Fail",
  description: "Fails with the code that it is given.",
  input: z.strictObject({ code: z.enum(ERROR_CODES), retry_after_ms: z.number().exactOptional() }),
  output: z.object({}),
  annotations: {},
  timeoutMs: 5_000,
  run: ({ code, retry_after_ms: retryAfterMs }) => {
    throw new ToolError(code, `failed on purpose: ${code}`, { ...(retryAfterMs !== undefined && { retryAfterMs }) });
  },
});

export const refuse = defineTool({
  name: "refuse",
  title: "Refuse",
  description: "Fails for a reason of its own.",
  input: z.strictObject({ reason: z.enum(["no_such_city", "no_more_today"]) }),
  output: z.object({}),
  annotations: {},
  timeoutMs: 5_000,
  errors: {
    no_such_city: { code: "refused_input", description: "No city of this name is known." },
    no_more_today: { code: "rate_limited", description: "The day's share is used up." },
  },
  run: ({ reason }, { error }) => {
    throw error(reason, `refused: ${reason}`, { retryAfterMs: 3_000 });
  },
});

export const crash = defineTool({
  name: "crash",
  title: "Crash",
  description: "Throws an error that nobody may see.",
  input: z.strictObject({}),
  output: z.object({}),
  annotations: {},
  timeoutMs: 5_000,
  run: () => {
    throw new Error("the secret is hunter2 in /etc/secret");
  },
});

export const wrongOutput = defineTool({
  name: "wrong_output",
  title: "Wrong output",
  description: "Answers what its own schema forbids.",
  input: z.strictObject({}),
  output: z.object({ count: z.number() }),
  annotations: {},
  timeoutMs: 5_000,
  run: () => ({ count: Number.POSITIVE_INFINITY }),
});

export const tooSlow = defineTool({
  name: "too_slow",
  title: "Too slow",
  description: "Never ends by itself and does not listen; only its deadline ends it.",
  input: z.strictObject({}),
  output: z.object({}),
  annotations: {},
  timeoutMs: 100,
  run: () => new Promise<Record<string, never>>(() => {}),
});

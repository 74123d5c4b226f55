import type { Caller } from "@twinhost/core";
import { afterEach, expect, it, vi } from "vitest";
import { createCallLimits } from "./call-limits.ts";

const kim: Caller = { id: "kim", allowedTools: ["*"] };
const lee: Caller = { id: "lee", allowedTools: ["*"] };
const work = async (): Promise<string> => "done";

afterEach(() => {
  vi.useRealTimers();
});

it("counts each caller's calls separately, and starts over after a minute", async () => {
  vi.useFakeTimers();
  const limits = createCallLimits({ ratePerMinute: 2 });
  await limits.run(kim, "a", work);
  await limits.run(kim, "b", work);
  vi.advanceTimersByTime(20_000);
  await expect(limits.run(kim, "a", work)).rejects.toMatchObject({ code: "rate_limited", retryAfterMs: 40_000 });
  expect(await limits.run(lee, "a", work)).toBe("done");
  vi.advanceTimersByTime(40_000);
  expect(await limits.run(kim, "a", work)).toBe("done");
});

it("prefers a caller's own rate to the host's", async () => {
  const limits = createCallLimits({ ratePerMinute: 1 });
  const fast = { ...kim, ratePerMinute: 3 };
  for (let call = 0; call < 3; call++) expect(await limits.run(fast, "a", work)).toBe("done");
  await expect(limits.run(fast, "a", work)).rejects.toMatchObject({ code: "rate_limited" });
});

it("applies a caller's own rate where the host has none", async () => {
  const limits = createCallLimits({});
  const slow = { ...kim, ratePerMinute: 1 };
  await limits.run(slow, "a", work);
  await expect(limits.run(slow, "a", work)).rejects.toMatchObject({ code: "rate_limited" });
});

it("counts a tool's calls by all callers together, by the first matching pattern", async () => {
  const toolRates = [
    { pattern: "search_docs", limit: 1 },
    { pattern: "*", limit: 2 },
  ];
  const limits = createCallLimits({ toolRates });
  await limits.run(kim, "search_docs", work);
  await expect(limits.run(lee, "search_docs", work)).rejects.toMatchObject({ code: "rate_limited" });
  await limits.run(kim, "a", work);
  await limits.run(lee, "a", work);
  await expect(limits.run(lee, "a", work)).rejects.toMatchObject({ code: "rate_limited" });
  expect(await limits.run(lee, "b", work)).toBe("done");
});

it.each([
  ["a caller", { maxConcurrentCalls: 1 }, kim, "b", lee, "a"],
  ["a tool", { toolMaxConcurrentCalls: [{ pattern: "a", limit: 1 }] }, lee, "a", kim, "b"],
])(
  "limits the concurrent calls of %s, and frees the slot of one that ended",
  async (_who, options, sameCaller, sameTool, otherCaller, otherTool) => {
    const limits = createCallLimits(options);
    for (const end of ["resolve", "reject"] as const) {
      const running = Promise.withResolvers<string>();
      const first = limits.run(kim, "a", () => running.promise);
      await expect(limits.run(sameCaller, sameTool, work)).rejects.toMatchObject({
        code: "rate_limited",
        retryAfterMs: 1_000,
      });
      expect(await limits.run(otherCaller, otherTool, work)).toBe("done");
      running[end]("ended" as never);
      await Promise.allSettled([first]);
      expect(await limits.run(sameCaller, sameTool, work)).toBe("done");
    }
  },
);

it("passes a failure of the work on unchanged", async () => {
  const limits = createCallLimits({ maxConcurrentCalls: 1, ratePerMinute: 9 });
  const failure = new Error("its own");
  await expect(limits.run(kim, "a", () => Promise.reject(failure))).rejects.toBe(failure);
});

it("applies changed limits while it runs", async () => {
  const limits = createCallLimits({ ratePerMinute: 1, maxConcurrentCalls: 1 });
  await limits.run(kim, "a", work);
  await expect(limits.run(kim, "a", work)).rejects.toMatchObject({ code: "rate_limited" });
  limits.change({ ratePerMinute: undefined });
  const { promise, resolve } = Promise.withResolvers<string>();
  const first = limits.run(kim, "a", () => promise);
  await expect(limits.run(kim, "a", work)).rejects.toMatchObject({ code: "rate_limited" });
  limits.change({ maxConcurrentCalls: 2 });
  expect(await limits.run(kim, "a", work)).toBe("done");
  resolve("done");
  await first;
});

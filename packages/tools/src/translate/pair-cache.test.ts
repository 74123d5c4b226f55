import { afterEach, describe, expect, it, vi } from "vitest";
import { cachePairs } from "./pair-cache.ts";

afterEach(() => vi.useRealTimers());

describe("cachePairs", () => {
  it("finds an engine that is started later, and pairs that are added later, without a restart", async () => {
    vi.useFakeTimers({ toFake: ["performance"] });
    let pairs: string[] | undefined;
    let loads = 0;
    const list = cachePairs(async () => {
      loads += 1;
      if (pairs === undefined) throw new Error("not there");
      return pairs.map((source) => ({ source, target: "es", engineSource: source, engineTarget: "es" }));
    });
    await expect(list()).rejects.toThrow("not there");
    await expect(list()).rejects.toThrow("not there");
    expect(loads).toBe(1);
    pairs = ["en"];
    vi.advanceTimersByTime(5_000);
    expect(await list()).toHaveLength(1);
    pairs = ["en", "ko"];
    vi.advanceTimersByTime(5_000);
    expect(await list()).toHaveLength(1);
    vi.advanceTimersByTime(60_000);
    expect(await list()).toHaveLength(2);
    expect(loads).toBe(3);
  });
});

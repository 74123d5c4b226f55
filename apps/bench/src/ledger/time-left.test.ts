import { describe, expect, it } from "vitest";
import { createTimeLeft } from "./time-left.ts";

describe("the time left", () => {
  it("follows the pace so far", () => {
    let now = 0;
    const timeLeft = createTimeLeft(100, () => now);
    expect(timeLeft.shown()).toBe("about 2 min left");
    now = 40_000;
    timeLeft.done(20);
    expect(timeLeft.shown()).toBe("about 3 min left");
    now = 100_000;
    timeLeft.done(60);
    expect(timeLeft.shown()).toBe("about 25 s left");
  });
});

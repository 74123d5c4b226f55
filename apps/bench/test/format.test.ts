import { digits, percent, size, time, winnerOf } from "@twinhost/report";
import { describe, expect, it } from "vitest";

describe("figures as text", () => {
  it.each([
    [0.0123456, "0.0123"],
    [1.8549, "1.85"],
    [207.4, "207"],
    [1_847, "1,850"],
    [18_345, "18,300"],
    [0, "0"],
    [999.7, "1,000"],
    [0.000123456, "0.000123"],
  ])("%s as %s", (value, text) => expect(digits(value)).toBe(text));

  it.each([
    [17.34, "17.3 µs"],
    [999.4, "999 µs"],
    [999.7, "1 ms"],
    [1_850, "1.85 ms"],
    [999_600, "1 s"],
    [2_750_000, "2.75 s"],
  ])("%s microseconds as %s", (micros, text) => expect(time(micros)).toBe(text));

  it("sizes and shares", () => {
    expect(size(518)).toBe("518 B");
    expect(size(30_117)).toBe("29.4 KiB");
    expect(percent(0.0062)).toBe("0.62 %");
  });

  it("names the winner, with a factor above one", () => {
    const ratio = { value: 0.25, low: 0.2, high: 0.5 };
    expect(winnerOf(ratio)).toEqual({ side: "left", times: { value: 4, low: 2, high: 5 } });
    expect(winnerOf(ratio, false).side).toBe("right");
    expect(winnerOf({ value: 4, low: 2, high: 5 }).side).toBe("right");
  });

  it("names no winner if the interval contains one, or is missing", () => {
    expect(winnerOf({ value: 1.1, low: 0.9, high: 1.3 }).side).toBeUndefined();
    expect(winnerOf({ value: 3, low: null, high: null }).side).toBeUndefined();
  });
});

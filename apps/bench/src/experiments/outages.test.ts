import { describe, expect, it } from "vitest";
import type { OpenLoopCall } from "../generator/open-loop.ts";
import { detectedAfter, dueIn, lostShare, recoveredAfter, timeQuantile, waitedInVain } from "./outages.ts";

/** A fault from 1,000 to 2,000 ms, whose effect is observed until 3,000 ms. */
const OUTAGE = { fault: "reset", from: 1_000, to: 2_000, until: 3_000 };

const call = (dueAt: number, tookMs: number, failure?: string): OpenLoopCall => ({
  lane: "row",
  tool: "calculate",
  dueAt,
  nanoseconds: tookMs * 1e6,
  failure,
});

const CALLS = [
  call(900, 5),
  call(1_000, 300, "engine_unavailable"),
  call(1_500, 100, "deadline"),
  call(1_900, 5),
  call(1_950, 5),
  call(2_000, 5),
  call(2_400, 10, "engine_unavailable"),
  call(2_500, 5),
];

describe("an outage, as callers saw it", () => {
  it("costs the share of failed calls among those due during it", () => {
    expect(lostShare(dueIn(CALLS, OUTAGE.from, OUTAGE.to))).toBe(0.5);
    expect(() => lostShare([])).toThrow("No call was due");
  });

  it("is detected at the earliest failure, even if that is of a later call", () => {
    expect(detectedAfter(CALLS, OUTAGE)).toBe(300_000);
    expect(detectedAfter([call(1_000, 900, "deadline"), call(1_100, 1, "engine_unavailable")], OUTAGE)).toBe(101_000);
  });

  it("counts as detected at its end if no call failed before", () => {
    expect(detectedAfter([call(1_000, 5)], OUTAGE)).toBe(1_000_000);
    expect(detectedAfter([call(1_000, 1_500, "engine_unavailable")], OUTAGE)).toBe(1_000_000);
  });

  it("is over when the last failing call was due", () => {
    expect(recoveredAfter(CALLS, OUTAGE)).toBe(400_000);
    expect(recoveredAfter(CALLS.slice(0, 6), OUTAGE)).toBe(0);
    expect(recoveredAfter([call(3_100, 5, "deadline")], OUTAGE)).toBe(0);
  });

  it("yields how long the failed calls waited and how long all calls took", () => {
    expect(waitedInVain(dueIn(CALLS, OUTAGE.from, OUTAGE.to))).toBe(200_000);
    expect(waitedInVain([call(1_000, 5)])).toBe(0);
    expect(timeQuantile(CALLS, 1)).toBe(300_000);
  });
});

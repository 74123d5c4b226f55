import { expect, it } from "vitest";
import { en } from "../i18n/en.ts";
import { ko } from "../i18n/ko.ts";
import { type Comparison, emptyComparison } from "./comparison.ts";
import { comparisonFileName } from "./file-name.ts";
import { toJson } from "./to-json.ts";
import { verdictText } from "./verdict-text.ts";

const ASKED_AT = Date.parse("2027-01-31T12:00:00Z");

/** @param times total times of the runs, in milliseconds */
const compare = (runsAsked: number, left: readonly number[], right: readonly number[]): Comparison => {
  const { sides, ...empty } = emptyComparison("What is 15% of 240?", { http: "rest", stdio: "stdio" }, runsAsked);
  const runs = (times: readonly number[]) =>
    times.map((totalMs) => ({ totalMs, segments: [{ part: "model", ms: totalMs } as const] }));
  return {
    ...empty,
    askedAt: ASKED_AT,
    sides: { http: { ...sides.http, runs: runs(left) }, stdio: { ...sides.stdio, runs: runs(right) } },
  };
};

it("has the figures that the view shows: when, verdict, medians and interval, without rounding noise", () => {
  const six = compare(6, [20, 21, 22, 23, 24, 24.3 + 1e-13], [10, 11, 11, 12, 12, 13]);
  const exported = toJson(six, en);
  expect(exported).toMatchObject({
    question: "What is 15% of 240?",
    askedAt: "2027-01-31T12:00:00.000Z",
    runsAsked: 6,
    isStopped: false,
    verdict: verdictText(six, en),
    medianRatio: { of: "rest", to: "stdio", value: 1.957 },
    sides: {
      http: { transport: "rest", medianTotalMs: 22.5, medianSegments: [{ part: "model", ms: 22.5 }], runsDone: 6 },
      stdio: { medianTotalMs: 11.5, runsFailed: 0 },
    },
  });
  expect(exported.medianRatio.low95).toBeLessThan(1.957);
  expect(exported.medianRatio.high95).toBeGreaterThan(1.957);
  expect(JSON.stringify(exported)).not.toContain("00000");
  expect(exported.verdict).toMatch(/^stdio is 2x faster than REST/);
  expect(toJson(six, ko).verdict).toMatch(/^stdio가 REST보다 2배 빠릅니다/);
});

it("says how far a stopped comparison came, in its name too", () => {
  const stopped = compare(30, [2, 3], [2]);
  expect(toJson(stopped, en)).toMatchObject({
    runsAsked: 30,
    isStopped: true,
    medianRatio: { low95: null, high95: null },
    sides: { http: { runsDone: 2 }, stdio: { runsDone: 1 } },
  });
  expect(comparisonFileName(stopped)).toBe("comparison-rest-vs-stdio-2027-01-31-stopped-1-of-30-What-is-15-of-240");
  expect(comparisonFileName(compare(1, [2], [2]))).toBe("comparison-rest-vs-stdio-2027-01-31-What-is-15-of-240");
});

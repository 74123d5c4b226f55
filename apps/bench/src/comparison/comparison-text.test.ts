import { expect, it } from "vitest";
import type { ComparableFigure, ComparableReport } from "./comparable.ts";
import type { Comparison } from "./compare-reports.ts";
import { comparisonText } from "./comparison-text.ts";

const report = (startedAt: string, circumstances: string): ComparableReport => ({
  kind: "bench",
  startedAt,
  circumstances,
  circumstancesKo: `${circumstances}(조건)`,
  verdicts: [],
  voided: [],
  figures: [],
});
const figure = (value: number): ComparableFigure => {
  const measured = { value, low: value - 1, high: value + 1 };
  const names = { name: "http, CPU of the server", nameKo: "http, 서버 CPU" };
  return { id: "cpu", ...names, unit: "micros", measured, beyondNoise: measured, worse: "more", isAbsolute: true };
};
const [before, after] = [report("2027-01-30", "quick run"), report("2027-01-31", "full run")];
const comparison: Comparison = {
  unlike: { before: "quick run", after: "full run" },
  figures: [{ before: figure(100), after: figure(200), isWorse: true }],
  verdicts: [{ claim: "H1", before: "confirmed", after: "inconclusive" }],
  voided: ["S1"],
  compared: 3,
  withoutInterval: 2,
  isRegression: true,
};
const onOneLine = (text: string): string => text.replaceAll(/\s+/g, " ");

it("says in English what changed", () => {
  const text = onOneLine(comparisonText(comparison, before, after));
  for (const part of [
    "Before: 2027-01-30. After: 2027-01-31.",
    "These runs are not alike (quick run; full run)",
    "http, CPU of the server",
    "worse",
    "H1: confirmed before, inconclusive after",
    "S1: void after, and not before",
    "1 of 3 figures changed beyond noise; 2 more have no interval",
  ])
    expect(text).toContain(part);
});

it("says the same in Korean", () => {
  const text = onOneLine(comparisonText(comparison, before, after, "ko"));
  for (const part of [
    "이전: 2027-01-30, 이후: 2027-01-31",
    "이전: quick run(조건), 이후: full run(조건)",
    "http, 서버 CPU",
    "나빠짐",
    "H1: 이전 확인됨, 이후 판정 불가",
    "S1: 이전에는 유효했으나 이후에는 무효",
    "수치 3개 중 1개가 측정 오차를 넘어 달라졌습니다.",
    "2개는 판단하지 않았습니다. 판정은 1개가 달라졌습니다.",
  ])
    expect(text).toContain(part);
  expect(text).not.toMatch(/changed|before|worse/);
});

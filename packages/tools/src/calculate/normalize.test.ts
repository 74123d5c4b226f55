import { describe, expect, it } from "vitest";
import { normalize } from "./normalize.ts";

describe("normalize", () => {
  it.each([
    ["2 × 3 · 4", "2 * 3 * 4"],
    ["6 ÷ 2 − 1", "6 / 2 - 1"],
    ["5² + 2³", "5^(2) + 2^(3)"],
    ["2⁻¹⁰", "2^(-10)"],
    ["√16", "sqrt(16)"],
    ["2√(3 + 1)", "2 sqrt(3 + 1)"],
    ["∛2.5", "cbrt(2.5)"],
    ["１２＋（３）", "12+(3)"],
    ["20 °C to °F", "20  degC to  degF"],
    ["sin(30°)", "sin(30 deg )"],
    ["5 µm", "5 um"],
    ["2 ** 3", "2 ^ 3"],
    ["3 x 4 X 5", "3 * 4 * 5"],
    ["2 + 2 =", "2 + 2"],
    ["2 + 2 = ?", "2 + 2"],
    ["1,234.5 + 1,000,000", "1234.5 + 1000000"],
    ["(1,234 + 5) * 2", "(1234 + 5) * 2"],
  ])("%s becomes %s", (written, expected) => {
    expect(normalize(written)).toBe(expected);
  });

  it.each([
    "max(1,234)",
    "max((1,234), 2)",
    "[1,234]",
    "mean([1,200,300])",
    "1,23",
    "1,2345",
    "12,34,567",
    "0x10",
    "3 == 3",
    "2x",
  ])("leaves %s alone", (written) => {
    expect(normalize(written)).toBe(written);
  });
});

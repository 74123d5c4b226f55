import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { evaluate } from "../evaluate.ts";
import { INLINE_BUDGET } from "../limits.ts";

const resultOf = (expression: string): string => evaluate(expression, INLINE_BUDGET).result;

describe("a result that is not a whole number", () => {
  it.each([
    ["9007199254740993 / 2", "4503599627370496.5"],
    ["-9007199254740993 / 8", "-1125899906842624.125"],
    ["2^53 + 1 - 0.5", "9007199254740992.5"],
    ["9007199254740993.25", "9007199254740993.25"],
    ["12345678901234567890.5", "12345678901234567890.5"],
    ["mean(9007199254740993, 2)", "4503599627370497.5"],
    ["100000000000000000001 * 0.01", "1000000000000000000.01"],
    ["[9007199254740993 / 2, 1 / 4]", "[4503599627370496.5, 0.25]"],
    ["(10^40 + 1) / 2", "5000000000000000000000000000000000000000.5"],
    ["1.05^10", "1.62889462677744140625"],
    ["3 / 8e9", "3.75e-10"],
    ["0.000001", "0.000001"],
    ["0.1 * 3", "0.3"],
  ])("is written with all its digits if they terminate: %s is %s", (expression, result) => {
    expect(resultOf(expression)).toBe(result);
  });

  it.each([
    ["10^19 / 3", "3.3333333333333333e+18"],
    ["-2 * 10^19 / 3", "-6.6666666666666667e+18"],
    ["99999999999999999999 / 7", "1.4285714285714286e+19"],
    ["1 / 3", "0.3333333333333333"],
    ["1.05^30", "4.321942375150662"],
  ])("is rounded if they do not: %s is %s", (expression, result) => {
    expect(resultOf(expression)).toBe(result);
  });

  it("has no wrong digit after division by powers of two and ten", () => {
    const sizes = fc.bigInt({ min: -(10n ** 24n), max: 10n ** 24n });
    fc.assert(
      fc.property(sizes, fc.nat(4), fc.nat(4), (number, twos, tens) => {
        const [whole = "", fraction = ""] = resultOf(`(${number}) / 2^${twos} / 10^${tens}`).split(".");
        if (whole.includes("e") || fraction.includes("e")) return;
        const scaled = BigInt(whole + fraction) * 2n ** BigInt(twos) * 10n ** BigInt(tens);
        expect(scaled).toBe(number * 10n ** BigInt(fraction.length));
      }),
    );
  });
});

import { rounds } from "@twinhost/testing";
import fc from "fast-check";
import { expect, it } from "vitest";
import { evaluate } from "./evaluate.ts";
import { WORKER_BUDGET } from "./limits.ts";
import { plainArithmetic } from "./plain-arithmetic.ts";

const number = fc.oneof(
  fc.nat(30).map(String),
  fc.bigInt(0n, 10n ** 40n).map(String),
  fc.tuple(fc.nat(999), fc.nat(99_999)).map(([whole, part]) => `${whole}.${part}`),
  fc.constantFrom("0", "0.10", "007", "9007199254740993", "0.1", "1.000000000000000000000000001"),
);
const { expression } = fc.letrec<{ expression: string }>((tie) => ({
  expression: fc.oneof(
    { maxDepth: 5, depthIdentifier: "expression" },
    number,
    fc
      .tuple(tie("expression"), fc.constantFrom(" + ", "-", " * ", "/", "*", " - "), tie("expression"))
      .map((parts) => parts.join("")),
    tie("expression").map((inner) => `(${inner})`),
    tie("expression").map((inner) => `-${inner}`),
    tie("expression").map((inner) => ` + ${inner} `),
  ),
}));

it("gives the same results as mathjs, without it", () => {
  let answered = 0;
  const numRuns = rounds({ few: 2_000, all: 50_000 });
  fc.assert(
    fc.property(expression, (written) => {
      const ours = plainArithmetic(written);
      if (!ours) return;
      answered++;
      expect(ours).toEqual(evaluate(written, WORKER_BUDGET));
    }),
    { numRuns },
  );
  expect(answered).toBeGreaterThan(numRuns / 2);
});

it("reads any text of these characters as mathjs does, or leaves it to mathjs", () => {
  const text = fc.string({ unit: fc.constantFrom(..."0123456789.+-*/() "), maxLength: 12 });
  fc.assert(
    fc.property(text, (written) => {
      const ours = plainArithmetic(written);
      if (ours) expect(ours).toEqual(evaluate(written, WORKER_BUDGET));
    }),
    { numRuns: rounds({ few: 2_000, all: 50_000 }) },
  );
});

it.each(["1 + 2 * 3", "(1 + 2) * -3 / 4", "0.1 + 0.2", "2 - -2", "9007199254740993 * 3"])("answers %s", (written) => {
  expect(plainArithmetic(written)).toEqual(evaluate(written, WORKER_BUDGET));
});

it.each([
  "",
  " ",
  "1 / 0",
  "2 (3)",
  "(2)(3)",
  "(2) 3",
  "1 2",
  "1.2.3",
  ".5",
  "5.",
  "1 +",
  "* 2",
  "(1",
  "1)",
  "()",
  "2 ** 3",
  "2 // 3",
  "5 km",
  "1e3",
  "15%",
  "1,000",
  "sqrt(4)",
  `${"(".repeat(65)}1${")".repeat(65)}`,
  `1 / 1${"0".repeat(399)}`,
])("leaves %j to mathjs", (written) => {
  expect(plainArithmetic(written)).toBeUndefined();
});

import { ToolError } from "@twinhost/core";
import { rounds } from "@twinhost/testing";
import fc from "fast-check";
import { afterAll, it } from "vitest";
import { FUNCTIONS } from "./functions.ts";
import { createMathCalculator } from "./math-calculator.ts";
import { calculate } from "./tool.ts";

const calculator = createMathCalculator();
afterAll(() => calculator.close());

const atom = fc.oneof(
  fc.integer({ min: -20, max: 2_000 }).map(String),
  fc.constantFrom(
    "0",
    "-1",
    "0.5",
    "1e308",
    "1e-308",
    "1e999",
    "9007199254740993",
    "pi",
    "i",
    "5 km",
    "3 s",
    "45 deg",
    "Infinity",
    "NaN",
  ),
  fc.constantFrom(
    "x",
    "__proto__",
    "constructor",
    '"text"',
    "true",
    "[]",
    "[1, 2; 3, 4]",
    "1:50",
    "1:1e7",
    "ones(40, 40)",
    "random()",
  ),
);
const operator = fc.constantFrom(
  "+",
  "-",
  "*",
  "/",
  "^",
  " mod ",
  " to ",
  ".*",
  "<",
  "==",
  "&",
  ":",
  ",",
  ";",
  "=",
  " ",
);
const { expression: grammatical } = fc.letrec<{ expression: string }>((tie) => ({
  expression: fc.oneof(
    { maxDepth: 4, depthIdentifier: "expression" },
    atom,
    fc.tuple(tie("expression"), operator, tie("expression")).map((parts) => parts.join("")),
    fc
      .tuple(fc.constantFrom(...FUNCTIONS.keys()), fc.array(tie("expression"), { maxLength: 3 }))
      .map(([name, args]) => `${name}(${args})`),
    tie("expression").map((inner) => `(${inner})`),
    tie("expression").map((inner) => `${inner}!`),
    fc.tuple(tie("expression"), tie("expression")).map(([left, right]) => `[${left}, ${right}]`),
  ),
}));
const garbage = fc.oneof(
  fc.string({ unit: "binary", maxLength: 80 }),
  fc.string({ unit: fc.constantFrom(..."0123456789.e+-*/^!%()[]{};:,'\"=<>?&| \n\\#πi²√×"), maxLength: 120 }),
);

it("answers every input validly or with a coded error, and keeps running", { timeout: 240_000 }, async () => {
  const allowed = new Set(["refused_input", "deadline"]);
  await fc.assert(
    fc.asyncProperty(
      fc.oneof({ weight: 3, arbitrary: grammatical }, { weight: 1, arbitrary: garbage }),
      async (expression) => {
        try {
          const answer = await calculator.calculate(expression, AbortSignal.timeout(20_000));
          calculate.output.parse(answer);
          if (answer.value === null) return;
          const spoken = Number(answer.result);
          return Object.is(spoken, answer.value) && Number.isFinite(spoken);
        } catch (error) {
          return (
            error instanceof ToolError && allowed.has(error.code) && !/\n|node_modules|\bat .*:\d/.test(error.message)
          );
        }
      },
    ),
    { numRuns: rounds({ few: 60, all: 300 }) },
  );
});

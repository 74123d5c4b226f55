import { defineTool } from "@twinhost/core";
import { z } from "zod";
import { calculator } from "./engine.ts";
import { MAX_EXPRESSION_LENGTH } from "./limits.ts";

/**
 * Evaluates an expression exactly: arithmetic, units, matrices, statistics (mathjs). Time and memory are limited.
 */
export const calculate = defineTool({
  name: "calculate",
  title: "Calculator",
  description: [
    "Evaluates one mathematical expression. Use it for every calculation instead of working it out yourself.",
    "Arithmetic: + - * / ^ ! % mod, parentheses, comparisons in conditions (3 > 2 ? 1 : 0), pi, e, i; integers, and decimals that end, are exact beyond 2^53 too.",
    "Functions: sqrt, cbrt, exp, log (natural; log(8, 2) has a base), log10, sin and others (radians; sin(45 deg) for degrees), round, floor, gcd, lcm, combinations, permutations.",
    "Lists and matrices: sum, mean, median, std, variance, min, max, sort; [1, 2; 3, 4] * [5, 6; 7, 8], det, inv, transpose; ranges such as sum(1:100).",
    "Units: 5 km to m, 20 degC to degF, 60 mph to km/h, 90 min to h, 2 tsp to ml, 8 Mbit to MB.",
    "Percentages: 15% * 200; 100 + 8% and 100 - 8% are of the 100; 7 % 3 is the remainder.",
    "One expression with all its numbers: no variables, assignments, equations to solve, text, random numbers or currencies.",
    "`result` is text; `value` is the same as a number, or null for a matrix, a unit or a complex number.",
  ].join("\n"),
  input: z.strictObject({
    expression: z
      .string({ error: 'expression must be text, such as "2 * (3 + 4)"' })
      // Before trimming, so that the published schema includes it.
      .regex(/\S/, "expression must not be empty; write one such as 2 * (3 + 4)")
      .trim()
      .max(
        MAX_EXPRESSION_LENGTH,
        `expression must have at most ${MAX_EXPRESSION_LENGTH} characters; split it into several calls`,
      )
      .describe('The expression, such as "2 * (3 + 4)", "sqrt(16)", "5 km to m" or "det([1, 2; 3, 4])".'),
  }),
  output: z.strictObject({
    result: z.string().describe("The result as text."),
    value: z.number().nullable().describe("The result as a number; null for a matrix, a unit or a complex number."),
  }),
  annotations: { readOnlyHint: true, idempotentHint: true, openWorldHint: false },
  timeoutMs: 5_000,
  hints: { task: "calculation" },
  engine: calculator,
  run: ({ expression }, { engine, signal }) => engine.calculate(expression, signal),
});

import { ToolError } from "@twinhost/core";
import type { Calculation } from "./calculator.ts";
import { Meter, OverBudget } from "./cost.ts";
import { describeResult } from "./describe-result.ts";
import { evaluateTree } from "./evaluate-tree.ts";
import { startAfresh } from "./library.ts";
import type { Budget } from "./limits.ts";
import { isArithmetic, normalize } from "./normalize.ts";
import { parseExpression, shorten } from "./parse-expression.ts";
import { readPercents } from "./percent.ts";
import { refused } from "./refused.ts";

/**
 * Evaluates an expression in this thread. Throws ToolError `refused_input`, or {@link OverBudget} before any expensive
 * work when the expression exceeds the budget.
 */
export const evaluate = (expression: string, budget: Budget): Calculation => {
  // An expression that names no unit neither reads nor changes mathjs's preferred units.
  if (!isArithmetic(expression)) startAfresh();
  const tree = parseExpression(readPercents(normalize(expression)));
  try {
    return describeResult(evaluateTree(tree, new Meter(budget)));
  } catch (error) {
    if (error instanceof ToolError || error instanceof OverBudget) throw error;
    if (error instanceof RangeError && error.message.includes("call stack")) {
      throw refused("The expression is too deeply nested. Split it into several calls.");
    }
    throw refused(`The expression cannot be calculated: ${explain(error)}`);
  }
};

/** mathjs's messages name functions, types, sizes and units; what they reveal of its internals is dropped. */
const explain = (error: unknown): string => {
  const message = error instanceof Error ? shorten(error.message) : "";
  if (message.includes("unit with undefined value")) return "a unit stands without an amount. Write one, such as 5 km.";
  // A bug inside mathjs, triggered by unexpected arguments.
  if (/^Cannot read|is not (a function|iterable|defined)/.test(message))
    return "check the functions and their arguments.";
  const plain = message.replace(/ *\([^()]*(?:undefined|\.js)[^()]*\)/g, "").replace(/[.!]+$/, "");
  return plain === "" ? "check the functions and their arguments." : `${plain}. Check the arguments.`;
};

import type { MathNode } from "mathjs";
import { library } from "./library.ts";
import { MAX_NESTING } from "./limits.ts";
import { refused } from "./refused.ts";
import { hasCurrencySign, LEAVE_OUT_CURRENCY } from "./unknown-name.ts";

/** Parses a normalized expression. Its nesting is checked before the parser recurses. */
export const parseExpression = (expression: string): MathNode => {
  if (expression === "") throw refused("The expression is empty. Write one to calculate, such as 2 * (3 + 4).");
  if (nesting(expression) > MAX_NESTING) {
    throw refused(`The expression nests deeper than ${MAX_NESTING} levels of brackets. Split it into several calls.`);
  }
  try {
    return library.parse(expression);
  } catch (error) {
    if (error instanceof RangeError) throw refused("The expression is too deeply nested. Split it into several calls.");
    throw refused(`The expression cannot be read: ${shorten(reason(error))}. ${hint(expression)}`);
  }
};

const nesting = (expression: string): number => {
  let depth = 0;
  let deepest = 0;
  for (const sign of expression) {
    if (sign === "(" || sign === "[" || sign === "{") deepest = Math.max(deepest, ++depth);
    else if (sign === ")" || sign === "]" || sign === "}") depth--;
  }
  return deepest;
};

const reason = (error: unknown): string =>
  error instanceof Error ? error.message.replace(/\.$/, "") : "it is not an expression";

const hint = (expression: string): string => {
  if (/["'`]/.test(expression)) return "Text is not calculated; remove the quotes.";
  if (hasCurrencySign(expression)) return LEAVE_OUT_CURRENCY;
  if (expression.includes(","))
    return "Use . for decimals; a comma separates arguments of a function or matrix entries.";
  return "Check operators and brackets.";
};

/** The library's messages quote the input, which may be long. */
export const shorten = (message: string): string => {
  const line = message.replace(/\s+/g, " ");
  return line.length <= 200 ? line : `${line.slice(0, 200)}…`;
};

import type { FunctionNode, MathNode, OperatorNode, ParenthesisNode, SymbolNode } from "mathjs";
import { Rational } from "./exact/rational.ts";
import type { Value } from "./library.ts";
import { PERCENT } from "./percent.ts";
import { refused } from "./refused.ts";

type Apply = (name: string, values: readonly Value[]) => Value;

export const isPercent = (node: MathNode): boolean =>
  node.type === "FunctionNode" && ((node as unknown as FunctionNode).fn as unknown as SymbolNode).name === PERCENT;

/** `b%` as a fraction: `15%` is 0.15. */
export const fractionOf = (amount: Value, apply: Apply): Value => {
  if (!(amount instanceof Rational) && typeof amount !== "number") {
    throw refused("A percentage is of a plain number, such as 15%. Put units and lists outside of it.");
  }
  return apply("divide", [amount, Rational.of(100n)]);
};

/** Whether this is `a + b%` or `a - b%`, where the percentage is of a; ambiguous forms are refused. */
export const isChangeByPercent = (fn: string, left: MathNode | undefined, right: MathNode | undefined): boolean => {
  if ((fn !== "add" && fn !== "subtract") || left === undefined || right === undefined) return false;
  const percentage = withoutSign(right);
  if (!isPercent(percentage)) {
    if (isPercent(withoutBrackets(right))) {
      throw refused("A percentage in parentheses after + or - can be read in two ways. Write 100 + 10%, or 100 + 0.1.");
    }
    return false;
  }
  if (isPercent(withoutBrackets(left))) {
    throw refused("A percentage added to a percentage can be read in two ways. Write (5 + 3)%, or 0.05 + 0.03.");
  }
  return true;
};

const withoutSign = (node: MathNode): MathNode => {
  const { fn, args } = node as OperatorNode;
  const [inner] = args ?? [];
  return node.type === "OperatorNode" && (fn === "unaryMinus" || fn === "unaryPlus") && inner !== undefined
    ? withoutSign(inner)
    : node;
};

const withoutBrackets = (node: MathNode): MathNode => {
  const bare = withoutSign(node);
  return bare.type === "ParenthesisNode" ? withoutBrackets((bare as ParenthesisNode).content) : bare;
};

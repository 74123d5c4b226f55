import type { ConstantNode, MathNode, OperatorNode, ParenthesisNode } from "mathjs";

/** Bits of the largest integer on the way; enough for the quotient of factorials, and still microseconds. */
const MAX_BITS = 4_096;
const MAX_FACTORIAL = 200n;

/** Not an integer all the way, or too large: floating point takes over. */
class NotExact extends Error {}

/**
 * The exact value of an expression of integers alone, or null. Floating point loses digits above 2^53, where
 * `123456789 * 987654321` or `3^100 mod 7` would come out wrong without a warning.
 */
export const exactInteger = (tree: MathNode): bigint | null => {
  try {
    return evaluate(tree);
  } catch (error) {
    if (error instanceof NotExact) return null;
    throw error;
  }
};

const evaluate = (node: MathNode): bigint => {
  switch (node.type) {
    case "ConstantNode":
      return integer((node as ConstantNode).value);
    case "ParenthesisNode":
      return evaluate((node as ParenthesisNode).content);
    case "OperatorNode": {
      const { fn, args } = node as OperatorNode;
      const [left, right] = args as [MathNode, MathNode?];
      return right === undefined ? unary(fn, evaluate(left)) : binary(fn, evaluate(left), evaluate(right));
    }
    default:
      throw NOT_EXACT;
  }
};

const NOT_EXACT = new NotExact();

const integer = (value: unknown): bigint => {
  if (typeof value === "bigint") return bounded(value);
  if (typeof value === "number" && Number.isSafeInteger(value)) return BigInt(value);
  throw NOT_EXACT;
};

const bounded = (value: bigint): bigint => {
  if (value <= Number.MAX_SAFE_INTEGER && value >= Number.MIN_SAFE_INTEGER) return value;
  if (bits(value) > MAX_BITS) throw NOT_EXACT;
  return value;
};

const bits = (value: bigint): number => (value < 0n ? -value : value).toString(16).length * 4;

const unary = (fn: string, value: bigint): bigint => {
  if (fn === "unaryMinus") return -value;
  if (fn === "unaryPlus") return value;
  if (fn === "factorial" && value >= 0n && value <= MAX_FACTORIAL) return factorial(value);
  throw NOT_EXACT;
};

const binary = (fn: string, left: bigint, right: bigint): bigint => {
  switch (fn) {
    case "add":
      return bounded(left + right);
    case "subtract":
      return bounded(left - right);
    case "multiply":
      return bounded(left * right);
    case "divide":
      if (right === 0n || left % right !== 0n) throw NOT_EXACT;
      return left / right;
    case "mod":
      // Floored, as mathjs has it: the result takes the divisor's sign.
      if (right === 0n) throw NOT_EXACT;
      return ((left % right) + right) % right;
    case "pow":
      if (right < 0n || right > BigInt(MAX_BITS) || bits(left) * Number(right) > MAX_BITS * 4) throw NOT_EXACT;
      return bounded(left ** right);
    default:
      throw NOT_EXACT;
  }
};

const factorial = (value: bigint): bigint => {
  let product = 1n;
  for (let factor = 2n; factor <= value; factor++) product *= factor;
  return bounded(product);
};

import type { Calculation } from "./calculator.ts";
import { add, divide, multiply, negate, subtract } from "./exact/arithmetic.ts";
import { type Rational, rationalFromDecimal } from "./exact/rational.ts";
import { formatExact } from "./format-number.ts";
import { MAX_NESTING, SMALLEST_NORMAL } from "./limits.ts";

const TOKENS = /\d+(?:\.\d+)?|[()+\-*/]/g;
/** Only what {@link TOKENS} reads, without adjacent operands such as `1 2` or `2 (3)`. */
const PLAIN = /^(?: *(?:\d+(?:\.\d+)?(?! *[\d.(])|[(+\-*/]|\)(?! *[\d.(])))+ *$/;

const SUMS = { "+": add, "-": subtract };
const PRODUCTS = { "*": multiply, "/": divide };
type Operators = Readonly<Record<string, (left: Rational, right: Rational) => Rational | null>>;

/**
 * Evaluates plain arithmetic (numbers, `+ - * /` and parentheses) with the same result as `evaluate`, without loading
 * mathjs; undefined for everything else, for invalid expressions and for those without an exact value.
 */
export const plainArithmetic = (expression: string): Calculation | undefined => {
  if (!PLAIN.test(expression)) return undefined;
  const value = evaluateTokens(expression.match(TOKENS) ?? []);
  if (!value) return undefined;
  const double = value.toNumber();
  // Beyond the range of doubles, `evaluate` refuses it with a message of its own.
  if (!Number.isFinite(double) || (Math.abs(double) < SMALLEST_NORMAL && value.numerator !== 0n)) return undefined;
  const result = formatExact(value, double);
  return { result, value: Number(result) };
};

const evaluateTokens = (tokens: readonly string[]): Rational | null => {
  let next = 0;
  let depth = 0;

  /** Operands joined by operators of one precedence, from left to right. */
  const chain =
    (operators: Operators, operand: () => Rational | null): (() => Rational | null) =>
    () => {
      let value = operand();
      for (;;) {
        const combine = operators[tokens[next] ?? ""];
        if (!combine || !value) return value;
        next++;
        const right = operand();
        value = right && combine(value, right);
      }
    };
  const signed = (): Rational | null => {
    const token = tokens[next++];
    if (token === "+") return signed();
    if (token === "-") {
      const value = signed();
      return value && negate(value);
    }
    if (token !== "(") return token === undefined ? null : rationalFromDecimal(token);
    if (++depth > MAX_NESTING) return null;
    const value = sum();
    depth--;
    return tokens[next++] === ")" ? value : null;
  };
  const sum = chain(SUMS, chain(PRODUCTS, signed));

  const value = sum();
  return next === tokens.length ? value : null;
};

import * as exact from "./arithmetic.ts";
import { greatestDivisor, MAX_BITS, Rational } from "./rational.ts";

/** Returns null if the result is not an exact number or is too large: floating point then takes over. */
type ExactFunction = (...values: readonly Rational[]) => Rational | boolean | null;

/** The exact value of a function of exact numbers; null if it has none. A list counts as its entries. */
export const exactResult = (name: string, values: readonly Rational[]): Rational | boolean | null =>
  Object.hasOwn(FUNCTIONS, name) ? (FUNCTIONS[name]?.(...values) ?? null) : null;

/** Functions that take one list or many numbers and give one number. */
export const AGGREGATES: ReadonlySet<string> = new Set(["sum", "prod", "max", "min", "mean", "gcd", "lcm"]);

const unary =
  (compute: (value: Rational) => Rational | null): ExactFunction =>
  (value, ...rest) =>
    value === undefined || rest.length > 0 ? null : compute(value);

const binary =
  (compute: (left: Rational, right: Rational) => Rational | boolean | null): ExactFunction =>
  (left, right, ...rest) =>
    left === undefined || right === undefined || rest.length > 0 ? null : compute(left, right);

/** Folds one or more values. */
const fold =
  (compute: (left: Rational, right: Rational) => Rational | null): ExactFunction =>
  (first, ...rest) =>
    rest.reduce<Rational | null>((left, right) => (left === null ? null : compute(left, right)), first ?? null);

const integers =
  (compute: (...values: readonly bigint[]) => bigint | null): ((...values: readonly Rational[]) => Rational | null) =>
  (...values) => {
    if (!values.every(({ isInteger }) => isInteger)) return null;
    const result = compute(...values.map(({ numerator }) => numerator));
    return result === null ? null : Rational.of(result);
  };

const common = (combine: (left: bigint, right: bigint) => bigint) =>
  integers((...values) => values.map((value) => (value < 0n ? -value : value)).reduce(combine));

const shift = (value: bigint, by: bigint): bigint | null => (by < 0n || by > BigInt(MAX_BITS) ? null : value << by);

const rightShift = (value: bigint, by: bigint): bigint | null => (by < 0n ? null : value >> by);

const comparison = (holds: (order: number) => boolean): ExactFunction =>
  binary((left, right) => holds(exact.compare(left, right)));

const sum = fold(exact.add);
const multiply = binary(exact.multiply);
const divide = binary(exact.divide);
const power = binary(exact.power);
const rounded = (decimals: (value: Rational) => bigint) => unary((value) => Rational.of(decimals(value)));
const ceiling = (value: Rational): bigint => {
  const whole = value.floor();
  return whole * value.denominator === value.numerator ? whole : whole + 1n;
};

const FUNCTIONS: Readonly<Record<string, ExactFunction>> = {
  add: sum,
  subtract: binary(exact.subtract),
  multiply: fold(exact.multiply),
  dotMultiply: multiply,
  divide,
  dotDivide: divide,
  pow: power,
  dotPow: power,
  mod: binary(exact.modulo),
  unaryMinus: unary(exact.negate),
  unaryPlus: unary((value) => value),
  abs: unary((value) => (value.numerator < 0n ? exact.negate(value) : value)),
  sign: unary(({ numerator }) => Rational.of(numerator > 0n ? 1n : numerator < 0n ? -1n : 0n)),
  square: unary((value) => exact.multiply(value, value)),
  cube: unary((value) => exact.power(value, Rational.of(3n) as Rational)),
  sqrt: unary(exact.squareRoot),
  floor: rounded((value) => value.floor()),
  ceil: rounded(ceiling),
  fix: rounded((value) => (value.numerator < 0n ? ceiling(value) : value.floor())),
  round: (value, decimals, ...rest) => {
    if (value === undefined || rest.length > 0) return null;
    const places = decimals === undefined ? 0n : decimals.isInteger ? decimals.numerator : -1n;
    return places < 0n || places > 15n ? null : exact.round(value, places);
  },
  factorial: unary((value) => (value.isInteger ? exact.factorial(value.numerator) : null)),
  combinations: binary((from, count) =>
    from.isInteger && count.isInteger ? exact.combinations(from.numerator, count.numerator) : null,
  ),
  permutations: (from, count) =>
    from?.isInteger && (count ?? from).isInteger ? exact.permutations(from.numerator, (count ?? from).numerator) : null,
  gcd: (first, ...rest) => (first === undefined ? null : common(greatestDivisor)(first, ...rest)),
  lcm: (first, ...rest) => (first === undefined ? null : common(exact.commonMultiple)(first, ...rest)),
  max: fold((left, right) => (exact.compare(left, right) < 0 ? right : left)),
  min: fold((left, right) => (exact.compare(left, right) > 0 ? right : left)),
  sum,
  prod: fold(exact.multiply),
  mean: (...values) => {
    const total = sum(...values);
    const count = Rational.of(BigInt(values.length));
    return total instanceof Rational && count !== null ? exact.divide(total, count) : null;
  },
  bitAnd: binary(integers((left, right) => (left as bigint) & (right as bigint))),
  bitOr: binary(integers((left, right) => (left as bigint) | (right as bigint))),
  bitXor: binary(integers((left, right) => (left as bigint) ^ (right as bigint))),
  bitNot: unary(integers((value) => ~(value as bigint))),
  leftShift: binary(integers((value, by) => shift(value as bigint, by as bigint))),
  rightArithShift: binary(integers((value, by) => rightShift(value as bigint, by as bigint))),
  // Undefined for a negative number without a fixed bit width.
  rightLogShift: binary(
    integers((value, by) => ((value as bigint) < 0n ? null : rightShift(value as bigint, by as bigint))),
  ),
  number: unary((value) => value),
  equal: comparison((order) => order === 0),
  unequal: comparison((order) => order !== 0),
  smaller: comparison((order) => order < 0),
  smallerEq: comparison((order) => order <= 0),
  larger: comparison((order) => order > 0),
  largerEq: comparison((order) => order >= 0),
};

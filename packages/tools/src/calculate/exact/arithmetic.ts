import { bitsOf, greatestDivisor, MAX_BITS, Rational } from "./rational.ts";

/** The largest number whose factorial is exact, and the most factors in permutations and combinations. */
const MAX_FACTORS = 500;

type Result = Rational | null;

export const add = (left: Rational, right: Rational): Result =>
  left.denominator === right.denominator
    ? Rational.of(left.numerator + right.numerator, left.denominator)
    : Rational.of(
        left.numerator * right.denominator + right.numerator * left.denominator,
        left.denominator * right.denominator,
      );

export const negate = (value: Rational): Result => Rational.of(-value.numerator, value.denominator);

export const subtract = (left: Rational, right: Rational): Result => {
  const opposite = negate(right);
  return opposite === null ? null : add(left, opposite);
};

export const multiply = (left: Rational, right: Rational): Result =>
  Rational.of(left.numerator * right.numerator, left.denominator * right.denominator);

export const divide = (left: Rational, right: Rational): Result =>
  Rational.of(left.numerator * right.denominator, left.denominator * right.numerator);

/** Floored: the result takes the divisor's sign. */
export const modulo = (left: Rational, right: Rational): Result => {
  const quotient = divide(left, right);
  if (quotient === null) return null;
  const whole = Rational.of(quotient.floor());
  const product = whole === null ? null : multiply(whole, right);
  return product === null ? null : subtract(left, product);
};

export const power = (base: Rational, exponent: Rational): Result => {
  const reduced = Rational.of(exponent.floor());
  if (reduced === null || compare(reduced, exponent) !== 0) return null;
  const size = exponent.numerator < 0n ? -reduced.numerator : reduced.numerator;
  if (base.isInteger && base.numerator * base.numerator === 1n) return size % 2n === 0n ? Rational.of(1n) : base;
  if (size > BigInt(MAX_BITS) || base.bits * Number(size) > MAX_BITS * 4) return null;
  const [top, bottom] = [base.numerator ** size, base.denominator ** size];
  return reduced.numerator < 0n ? Rational.of(bottom, top) : Rational.of(top, bottom);
};

export const compare = (left: Rational, right: Rational): number => {
  const difference = left.numerator * right.denominator - right.numerator * left.denominator;
  return difference > 0n ? 1 : difference < 0n ? -1 : 0;
};

/** Rounds half away from zero, to a number of decimals. */
export const round = (value: Rational, decimals: bigint): Result => {
  const scale = 10n ** decimals;
  const size = value.numerator < 0n ? -value.numerator : value.numerator;
  const whole = (2n * size * scale + value.denominator) / (2n * value.denominator);
  return Rational.of(value.numerator < 0n ? -whole : whole, scale);
};

export const factorial = (value: bigint): Result => {
  if (value < 0n || value > MAX_FACTORS) return null;
  return Rational.of(productDown(value, value));
};

export const permutations = (from: bigint, count: bigint): Result =>
  count < 0n || count > from || count > MAX_FACTORS || bitsOf(from) > 64 ? null : Rational.of(productDown(from, count));

export const combinations = (from: bigint, count: bigint): Result => {
  if (count < 0n || count > from) return null;
  const least = count * 2n > from ? from - count : count;
  const ways = permutations(from, least);
  const orders = factorial(least);
  return ways === null || orders === null ? null : Rational.of(ways.numerator / orders.numerator);
};

export const commonMultiple = (left: bigint, right: bigint): bigint => {
  const product = left * right;
  return product === 0n ? 0n : (product < 0n ? -product : product) / greatestDivisor(left, right);
};

/** The square root if it is exact, such as that of 16, 9/4 or 2^2000; otherwise null. */
export const squareRoot = (value: Rational): Result => {
  const top = wholeRoot(value.numerator);
  const bottom = wholeRoot(value.denominator);
  return top === null || bottom === null ? null : Rational.of(top, bottom);
};

const wholeRoot = (value: bigint): bigint | null => {
  if (value < 0n) return null;
  if (value < 2n) return value;
  let root = 1n << BigInt(Math.ceil(value.toString(2).length / 2));
  for (;;) {
    const next = (root + value / root) / 2n;
    if (next >= root) break;
    root = next;
  }
  return root * root === value ? root : null;
};

const productDown = (from: bigint, count: bigint): bigint => {
  let product = 1n;
  for (let factor = from; factor > from - count; factor--) product *= factor;
  return product;
};

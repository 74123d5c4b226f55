import { endingDecimal, roundedDecimal } from "./exact/decimal.ts";
import type { Rational } from "./exact/rational.ts";

/** Digits up to which an exact number beyond 2^53 is written out; longer ones read better as a power of ten. */
const MAX_WRITTEN_DIGITS = 60;

/** Digits up to which an exact decimal below 2^53 is written out: a double's seventeen are enough beyond. */
const MAX_DECIMAL_DIGITS = 30;

/** Digits of an integer that is nothing but a round power of ten with a few digits, such as 6.022e+26. */
const MAX_PLAIN_DIGITS = 21;

/** A double's rounding shows in its last two digits; a number that is this short without them was meant. */
const MAX_SHORT_DIGITS = 12;

/** The shortest text that reads as the same double. */
const shortest = (value: number): string => {
  if (value === 0) return "0";
  // The digits of a whole number beyond 2^53 are not all known: a power of ten does not claim them.
  if (Number.isInteger(value) && !Number.isSafeInteger(value)) return value.toExponential();
  return String(value);
};

/** A double that may carry rounding: `sin(30 deg)` reads 0.5, `sqrt(2)` keeps all its digits. */
export const formatDouble = (value: number): string => {
  const short = Number(value.toPrecision(15));
  const digits = short.toExponential().replace(/e.*|\D/g, "").length;
  return shortest(digits <= MAX_SHORT_DIGITS ? short : value);
};

/** Degrees come by way of kelvins, which costs three digits more: 98.6 degF is 37 degC. */
export const formatTemperature = (value: number): string =>
  formatDouble(Math.abs(value) < 1e6 ? Number(value.toFixed(11)) : value);

/** Integers and decimals that end in full; anything else as the nearest double, its digits right beyond 2^53 too. */
export const formatExact = (exact: Rational, double: number): string => {
  if (exact.numerator % exact.denominator !== 0n) return formatFraction(exact, double);
  const digits = String(exact.numerator / exact.denominator);
  const length = digits.replace("-", "").length;
  const isRound = length > MAX_PLAIN_DIGITS && digits.replace(/^-|0+$/g, "").length <= 15;
  return length > MAX_WRITTEN_DIGITS || isRound ? double.toExponential() : digits;
};

const formatFraction = (exact: Rational, double: number): string => {
  const isBeyondDouble = Math.abs(double) >= Number.MAX_SAFE_INTEGER;
  const decimal = endingDecimal(exact, isBeyondDouble ? MAX_WRITTEN_DIGITS : MAX_DECIMAL_DIGITS);
  if (decimal !== null) return decimal;
  return isBeyondDouble ? roundedDecimal(exact) : shortest(double);
};

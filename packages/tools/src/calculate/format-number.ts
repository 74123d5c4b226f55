import { endingDecimal, roundedDecimal } from "./exact/decimal.ts";
import type { Rational } from "./exact/rational.ts";

/** Most digits to write out of an exact number beyond 2^53; a longer one reads better as a power of ten. */
const MAX_WRITTEN_DIGITS = 60;

/** Most digits to write out of an exact decimal below 2^53; for a longer one, a double's seventeen are enough. */
const MAX_DECIMAL_DIGITS = 30;

/** Most digits to write out of a round integer; a longer one becomes a power of ten, such as 6.022e+26. */
const MAX_PLAIN_DIGITS = 21;

/** Rounding shows in a double's last two digits; if the number is this short without them, that is what was meant. */
const MAX_SHORT_DIGITS = 12;

/** The shortest text that reads as the same double. */
const shortest = (value: number): string => {
  if (value === 0) return "0";
  // Not all digits of a whole number beyond 2^53 are known, and a power of ten does not claim to show them.
  if (Number.isInteger(value) && !Number.isSafeInteger(value)) return value.toExponential();
  return String(value);
};

/** A double that may carry rounding: `sin(30 deg)` reads 0.5, `sqrt(2)` keeps all its digits. */
export const formatDouble = (value: number): string => {
  const short = Number(value.toPrecision(15));
  const digits = short.toExponential().replace(/e.*|\D/g, "").length;
  return shortest(digits <= MAX_SHORT_DIGITS ? short : value);
};

/** Degrees are converted through kelvins, which costs three more digits: 98.6 degF is 37 degC. */
export const formatTemperature = (value: number): string =>
  formatDouble(Math.abs(value) < 1e6 ? Number(value.toFixed(11)) : value);

/** Integers and terminating decimals in full; anything else as the nearest double, with correct digits beyond 2^53. */
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

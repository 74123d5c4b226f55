import type { Rational } from "./rational.ts";

/** Digits that distinguish every double from its neighbours. */
const DOUBLE_DIGITS = 17;

/** Below this exponent a power of ten reads better than leading zeros; JavaScript has the same limit. */
const LEAST_PLAIN_EXPONENT = -6;

/** The fraction as a decimal with all its digits; null if it does not terminate or has more than `mostDigits`. */
export const endingDecimal = ({ numerator, denominator }: Rational, mostDigits: number): string | null => {
  // Bounded, because a denominator with a prime factor other than 2 and 5 never gives a terminating decimal.
  for (let places = 0, scale = 1n; places <= mostDigits - LEAST_PLAIN_EXPONENT; places++, scale *= 10n) {
    if ((numerator * scale) % denominator !== 0n) continue;
    const digits = String((numerator * scale) / denominator);
    return digits.replace("-", "").length > mostDigits ? null : write(digits, places);
  }
  return null;
};

/** A fraction beyond 2^53 as a power of ten, rounded to the digits of a double. */
export const roundedDecimal = ({ numerator, denominator }: Rational): string => {
  const size = numerator < 0n ? -numerator : numerator;
  const length = String(size / denominator).length;
  const unit = denominator * 10n ** BigInt(Math.max(0, length - DOUBLE_DIGITS));
  const digits = String((2n * size + unit) / (2n * unit));
  const exponent = Math.max(0, length - DOUBLE_DIGITS) + digits.length - 1;
  return `${numerator < 0n ? "-" : ""}${withPoint(digits, 1)}e+${exponent}`;
};

/** `digits / 10^places`: in full, or as a power of ten if it is small. */
const write = (signed: string, places: number): string => {
  const sign = signed.startsWith("-") ? "-" : "";
  const digits = signed.replace("-", "");
  const exponent = digits.length - 1 - places;
  if (exponent < LEAST_PLAIN_EXPONENT) return `${sign}${withPoint(digits, 1)}e${exponent}`;
  return sign + withPoint(digits.padStart(places + 1, "0"), Math.max(1, digits.length - places));
};

const withPoint = (digits: string, at: number): string => {
  const fraction = digits.slice(at).replace(/0+$/, "");
  return fraction === "" ? digits.slice(0, at) : `${digits.slice(0, at)}.${fraction}`;
};

import { type Complex, isComplex, isMatrix, isUnit } from "mathjs";
import type { Calculation } from "./calculator.ts";
import { entriesOf } from "./cost.ts";
import { library, type Value } from "./library.ts";
import { MAX_RESULT_ENTRIES } from "./limits.ts";
import { refused } from "./refused.ts";

/** Two digits fewer than a double holds: `0.1 + 0.2` reads 0.3. */
const FORMAT = { precision: 14, lowerExp: -7, upperExp: 21 };

/** Digits up to which an exact integer is written out; longer ones read better as a power of ten. */
const MAX_WRITTEN_DIGITS = 60;

const NOT_FINITE =
  "The result is not a finite number: it divides by zero, or goes beyond 1.8e308. Change the expression.";

/** Turns the value of an expression into the tool's answer; refuses what is not a finite result. */
export const describeResult = (value: Value): Calculation => {
  if (typeof value === "number") return describeNumber(value);
  if (typeof value === "bigint") return describeInteger(value);
  if (typeof value === "boolean") {
    throw refused("The result is true or false, not a number. Write (comparison) ? 1 : 0 to get a number.");
  }
  if (isComplex(value)) return describeComplex(value);
  if (isUnit(value)) {
    const amount: unknown = value.value;
    if (amount === null)
      throw refused(`${library.format(value, FORMAT)} is a unit without an amount. Write one, such as 5 km to m.`);
    requireFinite(amount);
    return { result: library.format(value, FORMAT), value: null };
  }
  if (isMatrix(value)) {
    const entries = entriesOf(value);
    if (entries > MAX_RESULT_ENTRIES) {
      throw refused(
        `The result has ${entries} entries; at most ${MAX_RESULT_ENTRIES} are given. Reduce it, with sum or mean for example.`,
      );
    }
    value.forEach(requireFinite);
    return { result: library.format(value, FORMAT), value: null };
  }
  throw refused("The result is not a number, a matrix or a unit. Write an expression that ends in one.");
};

const describeNumber = (value: number): Calculation => {
  requireFinite(value);
  // The value is what the text says, so that a caller who reads one and one who reads the other agree.
  const result = Number.isSafeInteger(value) ? String(value + 0) : library.format(value, FORMAT);
  return { result: result === "-0" ? "0" : result, value: Number(result) + 0 };
};

const describeInteger = (exact: bigint): Calculation => {
  const digits = exact.toString();
  const value = Number(exact);
  return digits.length <= MAX_WRITTEN_DIGITS ? { result: digits, value } : describeNumber(value);
};

/** A complex number whose imaginary part is nothing but rounding is a real one: `e^(i * pi)` is -1. */
const describeComplex = (value: Complex): Calculation => {
  requireFinite(value);
  if (Math.abs(value.im) <= Math.abs(value.re) * 1e-14) return describeNumber(value.re);
  return { result: library.format(value, FORMAT), value: null };
};

const requireFinite = (value: unknown): void => {
  const parts = isComplex(value) ? [value.re, value.im] : [isUnit(value) ? value.value : value];
  for (const part of parts) {
    if (typeof part === "boolean")
      throw refused("The result holds true or false, not numbers. Write (comparison) ? 1 : 0 for one number.");
    if (isComplex(part)) requireFinite(part);
    else if (typeof part !== "number" || !Number.isFinite(part)) throw refused(NOT_FINITE);
  }
};

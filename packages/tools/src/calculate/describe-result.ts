import { type Complex, isComplex, isMatrix, isUnit, type Unit } from "mathjs";
import type { Calculation } from "./calculator.ts";
import { entriesOf } from "./cost.ts";
import { Rational } from "./exact/rational.ts";
import { formatDouble, formatExact, formatTemperature } from "./format-number.ts";
import { library, type Value } from "./library.ts";
import { MAX_RESULT_ENTRIES } from "./limits.ts";
import { refused } from "./refused.ts";
import { hasOffset } from "./temperatures.ts";
import { ExactList, NOT_FINITE, toDouble, toPlain } from "./values.ts";

/** Turns the value of an expression into the tool's answer; refuses anything that is not a finite result. */
export const describeResult = (value: Value): Calculation => {
  if (typeof value === "number") return describeNumber(value);
  if (value instanceof Rational) return describeExact(value);
  if (typeof value === "boolean") {
    throw refused("The result is true or false, not a number. Write (comparison) ? 1 : 0 to get a number.");
  }
  if (isComplex(value)) return describeComplex(value);
  if (isUnit(value)) return { result: describeUnit(value), value: null };
  if (value instanceof ExactList) {
    requireFew(entriesOf(value));
    // Refuses rows of different lengths, as in any other matrix.
    toPlain(value);
    return { result: textOfList(value), value: null };
  }
  if (isMatrix(value)) {
    requireFew(entriesOf(value));
    value.forEach(requireFinite);
    return { result: library.format(value, formatDouble), value: null };
  }
  throw refused("The result is not a number, a matrix or a unit. Write an expression that ends in one.");
};

const requireFew = (entries: number): void => {
  if (entries <= MAX_RESULT_ENTRIES) return;
  throw refused(
    `The result has ${entries} entries; at most ${MAX_RESULT_ENTRIES} are given. Reduce it, with sum or mean for example.`,
  );
};

const describeUnit = (value: Unit): string => {
  if ((value.value as unknown) === null) {
    throw refused(`${value.toString()} is a unit without an amount. Write one, such as 5 km to m.`);
  }
  requireFinite(value.value);
  const text = library.format(value, hasOffset(value) ? formatTemperature : formatDouble);
  // The amount may overflow a double in the displayed unit even if it does not in metres.
  if (/NaN|Infinity/.test(text)) throw refused(NOT_FINITE);
  return text;
};

const describeNumber = (value: number): Calculation => {
  requireFinite(value);
  // The value is read from the text, so that both always agree.
  const result = formatDouble(value);
  return { result, value: Number(result) };
};

const describeExact = (exact: Rational): Calculation => {
  const result = textOfExact(exact);
  return { result, value: Number(result) };
};

const textOfExact = (exact: Rational): string => {
  const double = toDouble(exact);
  requireFinite(double);
  return formatExact(exact, double);
};

/** `[1, 2]`, and `[[1, 2], [3, 4]]` for rows. */
const textOfList = (list: ExactList): string =>
  `[${list.items.map((item) => (item instanceof ExactList ? textOfList(item) : textOfExact(item))).join(", ")}]`;

/** A complex number whose imaginary part is only rounding error counts as real: `e^(i * pi)` is -1. */
const describeComplex = (value: Complex): Calculation => {
  requireFinite(value);
  if (Math.abs(value.im) <= Math.abs(value.re) * 1e-14) return describeNumber(value.re);
  return { result: library.format(value, formatDouble), value: null };
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

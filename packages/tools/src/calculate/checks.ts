import { isComplex, isMatrix, isUnit } from "mathjs";
import type { Value } from "./library.ts";
import { SMALLEST_NORMAL } from "./limits.ts";
import { refused } from "./refused.ts";
import { refuseAmbiguousTemperatures } from "./temperatures.ts";
import { NOT_FINITE, TOO_SMALL } from "./values.ts";

const LARGEST_INT32 = 2 ** 31 - 1;

const numbersIn = (value: Value): Value[] => (isMatrix(value) ? (value.toArray() as Value[]).flat(8) : [value]);

const isWithin = (value: Value, limit: number): boolean => numbersIn(value).every((n) => Math.abs(Number(n)) <= limit);

/** Refuses arguments for which mathjs would return a wrong result. */
export const checkArguments = (name: string, values: readonly Value[]): void => {
  refuseAmbiguousTemperatures(name, values);
  const [first, second] = values;
  if (name === "mod" && numbersIn(second).some((divisor) => Number(divisor) === 0)) {
    throw refused("There is no remainder of a division by zero. Change the number after mod or %.");
  }
  if (name === "pow" && isMatrix(first) && !isWithin(second, LARGEST_INT32)) {
    throw refused(`A matrix is raised to powers up to ${LARGEST_INT32}. Use a smaller exponent.`);
  }
  if (/^bit|Shift$/.test(name) && !isBitwise(name, values)) {
    throw refused(
      `${name} of lists takes whole numbers of at most 32 bits, and shifts from 0 to 31. Calculate larger ones one by one.`,
    );
  }
  if ((name === "gcd" || name === "lcm") && !values.every((value) => isWithin(value, Number.MAX_SAFE_INTEGER))) {
    throw refused(`${name} of these is exact up to 2^53 only. Calculate with whole numbers one by one.`);
  }
};

const isBitwise = (name: string, values: readonly Value[]): boolean => {
  if (!values.every((value) => isWithin(value, LARGEST_INT32))) return false;
  if (!name.endsWith("Shift")) return true;
  const [amounts = [], shifts = []] = values.map((value) => numbersIn(value).map(Number));
  if (!shifts.every((by) => by >= 0 && by <= 31)) return false;
  const largest = Math.max(...amounts.map(Math.abs));
  if (name === "rightLogShift") return amounts.every((amount) => amount >= 0);
  return name !== "leftShift" || largest * 2 ** Math.max(...shifts) <= LARGEST_INT32;
};

/** Refuses a result that became infinite or undefined, or lost digits near zero, before a later step hides it. */
export const checkResult = (name: string, values: readonly Value[], result: Value): void => {
  if (!isFiniteValue(result) && values.every(isFiniteValue)) throw refused(NOT_FINITE);
  if (name === "lcm" && !isWithin(result, Number.MAX_SAFE_INTEGER)) {
    throw refused("lcm of these is exact up to 2^53 only. Calculate with whole numbers one by one.");
  }
  // An entry of a matrix may be a sum that is 0.
  const mayBeZero = isMatrix(result);
  const isKept = (entry: Value): boolean =>
    (mayBeZero && entry === 0) || isComplex(entry) || !isLost(name, values, entry);
  if (!everyEntry(result, isKept)) throw refused(TOO_SMALL);
};

/** Functions that can underflow; a difference is 0 for other reasons. */
const SCALES = /^(multiply|dotMultiply|divide|dotDivide|pow|dotPow|square|cube|prod|exp|gamma)$/;

const isLost = (name: string, values: readonly Value[], result: Value): boolean => {
  const amount = Math.abs(Number(amountOf(result)));
  if (amount >= SMALLEST_NORMAL || Number.isNaN(amount)) return false;
  if (amount > 0) return true;
  return SCALES.test(name) && values.every((value) => !isZero(value) && isFiniteValue(value));
};

const amountOf = (value: Value): unknown => (isUnit(value) ? (value.value as unknown) : value);

const isZero = (value: Value): boolean => {
  const amount = amountOf(value);
  return amount === 0 || amount === null || (isMatrix(value) && !everyEntry(value, (entry) => !isZero(entry)));
};

/** Checks the entries in place: copying a large matrix would cost as much as creating it. */
const everyEntry = (value: Value, holds: (entry: Value) => boolean): boolean =>
  everyRaw(isMatrix(value) ? value.valueOf() : value, holds);

const everyRaw = (raw: Value, holds: (entry: Value) => boolean): boolean => {
  if (!Array.isArray(raw)) return holds(raw);
  for (const entry of raw as Value[]) {
    if (!(typeof entry === "number" ? holds(entry) : everyRaw(entry, holds))) return false;
  }
  return true;
};

const isFiniteValue = (value: Value): boolean => everyEntry(value, isFiniteEntry);

const isFiniteEntry = (entry: Value): boolean => {
  if (typeof entry === "number") return Number.isFinite(entry);
  const amount = amountOf(entry);
  if (isComplex(amount)) return Number.isFinite(amount.re) && Number.isFinite(amount.im);
  return typeof amount !== "number" || Number.isFinite(amount);
};

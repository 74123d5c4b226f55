import { isMatrix } from "mathjs";
import { Rational } from "./exact/rational.ts";
import { library, type Value } from "./library.ts";
import { SMALLEST_NORMAL } from "./limits.ts";
import { refused } from "./refused.ts";

/** A list of exact numbers, or a matrix: a list of such rows. */
export class ExactList {
  readonly items: readonly (Rational | ExactList)[];

  constructor(items: readonly (Rational | ExactList)[]) {
    this.items = items;
  }

  flat(): Rational[] {
    return this.items.flatMap((item) => (item instanceof ExactList ? item.flat() : [item]));
  }
}

/** The value in mathjs's types: exact numbers become doubles. */
export const toPlain = (value: Value): Value => {
  if (value instanceof Rational) return toDouble(value);
  return value instanceof ExactList ? library.matrix(rows(value)) : value;
};

const rows = (list: ExactList): Value[] =>
  list.items.map((item) => (item instanceof ExactList ? rows(item) : toDouble(item)));

/** The nearest double; refused beyond 1.8e308, and so close to zero that digits are lost. */
export const toDouble = (value: Rational): number => {
  const double = value.toNumber();
  // Dividing by infinity would silently give zero.
  if (!Number.isFinite(double)) throw refused(NOT_FINITE);
  if (Math.abs(double) < SMALLEST_NORMAL && value.numerator !== 0n) throw refused(TOO_SMALL);
  return double;
};

/** The exact entries of a list or of a matrix of whole numbers; null for any other value. */
export const exactEntries = (value: Value): Rational[] | null => {
  if (value instanceof ExactList) return value.flat();
  if (!isMatrix(value)) return null;
  const entries = (value.toArray() as unknown[]).flat(8);
  const exact = entries.map((entry) => (Number.isSafeInteger(entry) ? Rational.of(BigInt(entry as number)) : null));
  return exact.every((entry) => entry !== null) ? exact : null;
};

export const TOO_SMALL =
  "The calculation comes to a number nearer to zero than 2.3e-308, where digits are lost. Use larger units or numbers.";

export const NOT_FINITE =
  "The result is not a finite number: it divides by zero, or goes beyond 1.8e308. Change the expression.";

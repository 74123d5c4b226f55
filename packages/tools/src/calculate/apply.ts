import { isUnit } from "mathjs";
import { checkArguments, checkResult } from "./checks.ts";
import { costOf, type Meter } from "./cost.ts";
import { AGGREGATES, exactResult } from "./exact/functions.ts";
import { longPower } from "./exact/long-power.ts";
import { Rational } from "./exact/rational.ts";
import { ALIASES, FUNCTIONS } from "./functions.ts";
import { functionNamed, library, type Value } from "./library.ts";
import { SMALLEST_NORMAL } from "./limits.ts";
import { refused } from "./refused.ts";
import { exactEntries, toPlain } from "./values.ts";

/** Calls an allowed function: exactly if its arguments and its result are exact numbers, otherwise in doubles. */
export const apply = (written: string, values: readonly Value[], meter: Meter): Value => {
  const name = ALIASES.get(written) ?? written;
  const growth = FUNCTIONS.get(name);
  if (growth === undefined) throw unknownFunction(written);
  const exact = exactly(name, values, meter);
  if (exact !== null) return exact;
  const plain = values.map(toPlain);
  if (growth === "range" && !plain.every((value) => typeof value === "number" && Number.isFinite(value))) {
    throw refused("A range needs plain finite numbers, such as 1:10.");
  }
  meter.spend(costOf(growth, plain));
  checkArguments(name, plain);
  const result = functionNamed(name)(...plain);
  const value = Array.isArray(result) ? library.matrix(result) : result;
  checkResult(name, plain, value);
  return value;
};

export const unknownFunction = (name: string): Error => {
  const shown = name.slice(0, 40);
  if (/^(random|pickRandom|randomInt)$/.test(name))
    return refused("Random numbers are not served: equal calls give equal results.");
  return refused(
    `There is no function ${shown}. There are +, -, *, /, ^, %, mod, sqrt, log, sin, sum, mean, std, det, inv and others.`,
  );
};

/** Otherwise `5 ft 3 kg` would be a product. */
export const refuseAdjacentUnits = (left: Value, right: Value): void => {
  if (isUnit(left) && left.value !== null && !(isUnit(right) && right.value === null)) {
    throw refused("Two amounts stand side by side. Write the sign between them, such as 5 ft + 6 in, or 5 km * 2.");
  }
};

const WHOLE_ONLY = /^(?:gcd|lcm|combinations|permutations|catalan|bit\w+|\w+Shift)$/;

const isWhole = ({ numerator, denominator }: Rational): boolean => numerator % denominator === 0n;

const exactly = (name: string, values: readonly Value[], meter: Meter): Value | null => {
  const exact = exactArguments(name, values);
  if (exact === null) return null;
  // As a double, a fraction with many digits may look like a whole number.
  if (WHOLE_ONLY.test(name) && !exact.every(isWhole)) {
    throw refused(`${name} is of whole numbers only. Round its arguments, such as with floor.`);
  }
  const bits = exact.reduce((most, value) => Math.max(most, value.bits), 0);
  meter.spend({ steps: 1 + exact.length * (1 + Math.floor(bits / 8)), entries: 1 });
  const result = exactResult(name, exact);
  const [base, exponent] = exact;
  if (result === null && name === "pow" && base !== undefined && exponent?.isInteger) {
    const power = longPower(base, exponent.numerator);
    return Number.isFinite(power) && Math.abs(power) >= SMALLEST_NORMAL ? power : null;
  }
  return result;
};

const exactArguments = (name: string, values: readonly Value[]): readonly Rational[] | null => {
  if (values.every((value) => value instanceof Rational)) return values;
  return values.length === 1 && AGGREGATES.has(name) ? exactEntries(values[0]) : null;
};

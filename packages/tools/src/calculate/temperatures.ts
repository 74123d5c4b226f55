import { isMatrix, isUnit, type Unit } from "mathjs";
import type { Value } from "./library.ts";
import { refused } from "./refused.ts";

/** Whether the unit's scale does not start at absolute zero: degC and degF. */
export const hasOffset = (value: Unit): boolean =>
  (value as unknown as { units: { unit: { offset: number } }[] }).units.some(({ unit }) => unit.offset !== 0);

const isTemperature = (value: Value): boolean => {
  if (isMatrix(value)) return (value.toArray() as Value[]).flat(8).some(isTemperature);
  return isUnit(value) && (value.value as unknown) !== null && hasOffset(value);
};

/** Functions whose meaning does not depend on where the scale starts. */
const OF_POINTS = /^(?:to|mean|median|mode|max|min|sort|compare|equal|unequal|(?:smaller|larger)(?:Eq)?)$/;

/** Refuses what could mean a temperature or a number of degrees; in mathjs, 20 degC - 10 degC is -263.15 degC. */
export const refuseAmbiguousTemperatures = (name: string, values: readonly Value[]): void => {
  const [first, ...rest] = values;
  if (OF_POINTS.test(name) || !values.some(isTemperature)) return;
  const isShift = (name === "add" || name === "subtract") && isUnit(first) && !rest.some(isTemperature);
  if (isShift || (name === "add" && isUnit(first) && !isTemperature(first))) return;
  throw refused(
    "With degC and degF a sum, a difference or a multiple could mean a temperature or a number of degrees. Calculate " +
      "with the numbers alone, such as 20 - 10; shift by kelvins, such as 20 degC + 5 K; or convert first: 20 degC to K.",
  );
};

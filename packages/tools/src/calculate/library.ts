import { type ConfigOptions, create, type FactoryFunctionMap, type MathNode } from "mathjs";
import { FUNCTIONS } from "./functions.ts";
import * as dependencies from "./mathjs-dependencies.ts";

/** A value on the way: a number, a boolean, or one of mathjs's own (a matrix, a unit, a complex number). */
export type Value = unknown;
type MathFunction = (...values: Value[]) => Value;

interface UnitClass {
  new (value: number | null, unit: string): Value;
  isValuelessUnit(name: string): boolean;
}

interface Library {
  parse(expression: string): MathNode;
  format(value: Value, options: object): string;
  matrix(entries: Value[]): Value;
  readonly Unit: UnitClass;
  readonly expression: { readonly transform: Readonly<Record<string, MathFunction>> };
  readonly [name: string]: unknown;
}

/** Integer literals stay bigints in the tree, so that no digit of them is lost before anything is calculated. */
const CONFIG = { number: "bigint", numberFallback: "number" } as ConfigOptions;

/** mathjs, with nothing but the allowed parts. Each part is built when it is first read; together they take long. */
export const library = create(dependencies as FactoryFunctionMap, CONFIG) as unknown as Library;

/** One of {@link FUNCTIONS}. Those with a transform count rows, columns and dimensions from one, as the parser does. */
export const functionNamed = (name: string): MathFunction => {
  const { transform } = library.expression;
  const found = FUNCTIONS.has(name) ? (Object.hasOwn(transform, name) ? transform[name] : library[name]) : undefined;
  if (typeof found !== "function") throw new Error(`mathjs has no function ${name}`);
  return found as MathFunction;
};

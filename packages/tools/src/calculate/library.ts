import { type ConfigOptions, create, type MathNode } from "mathjs";
import { FUNCTIONS } from "./functions.ts";
import { lazyParts } from "./lazy-parts.ts";
import * as dependencies from "./mathjs-dependencies.ts";
import { addUnits, isHangul, type UnitClass, unitNotes } from "./units.ts";

/** A value within a calculation: a number, a boolean, or one of mathjs's own (a matrix, a unit, a complex number). */
export type Value = unknown;
type MathFunction = (...values: Value[]) => Value;

interface Parse {
  (expression: string): MathNode;
  isAlpha(sign: string, previous: string, next: string): boolean;
}

interface McpContent {
  readonly parse: Parse;
  format(value: Value, formatNumber: (value: number) => string): string;
  matrix(entries: Value[]): Value;
  readonly Unit: UnitClass;
  readonly expression: { readonly transform: Readonly<Record<string, MathFunction>> };
  readonly [name: string]: unknown;
}

/** Literals keep all their digits in the tree: integers as bigints, others as decimals of any length. */
const CONFIG = { number: "bigint", numberFallback: "BigNumber" } as ConfigOptions;

/** mathjs with only the allowed parts. Each is built when it is first read, since building all of them takes long. */
export const library = create(lazyParts(dependencies), CONFIG) as unknown as McpContent;

const { Unit, parse } = library;
const restoreFresh = unitNotes(Unit);
addUnits(Unit);
restoreFresh();

const isLatin = parse.isAlpha;
parse.isAlpha = (sign, previous, next) => isLatin(sign, previous, next) || isHangul(sign);

/** Discards what earlier calculations left behind. */
export const startAfresh = restoreFresh;

/** A constant. One with a unit is built when it is first read, which must not count as a unit that the caller wrote. */
export const constantNamed = (name: string): Value => {
  const restore = unitNotes(Unit);
  const value = library[name];
  restore();
  return value;
};

/** One of {@link FUNCTIONS}. Those with a transform count rows, columns and dimensions from one, as the parser does. */
export const functionNamed = (name: string): MathFunction => {
  const { transform } = library.expression;
  const found = FUNCTIONS.has(name) ? (Object.hasOwn(transform, name) ? transform[name] : library[name]) : undefined;
  if (typeof found !== "function") throw new Error(`mathjs has no function ${name}`);
  return found as MathFunction;
};

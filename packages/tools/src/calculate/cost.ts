import { isMatrix, isUnit } from "mathjs";
import type { Growth } from "./functions.ts";
import type { Value } from "./library.ts";
import type { Budget } from "./limits.ts";
import { ExactList } from "./values.ts";

/** Upper bounds of what a function call needs: work, and the entries of its result. */
export interface Cost {
  readonly steps: number;
  readonly entries: number;
}

/** Thrown before a step that would exceed the budget of an evaluation. */
export class OverBudget extends Error {}

/** Counts what one evaluation spends. */
export class Meter {
  readonly #budget: Budget;
  #steps = 0;

  constructor(budget: Budget) {
    this.#budget = budget;
  }

  /** Throws {@link OverBudget} before work that exceeds the budget, including a cost of NaN or infinity. */
  spend(cost: Cost): void {
    this.#steps += cost.steps;
    if (!(this.#steps <= this.#budget.maxSteps && cost.entries <= this.#budget.maxEntries)) throw new OverBudget();
  }
}

const shape = (value: Value): number[] => (isMatrix(value) ? value.size() : []);

export const entriesOf = (value: Value): number =>
  value instanceof ExactList ? value.flat().length : shape(value).reduce((product, side) => product * side, 1);

const numbersIn = (values: readonly Value[]): number[] =>
  values
    .flatMap((value) => (isMatrix(value) ? (value.toArray().flat(8) as unknown[]) : [value]))
    .map((value) => Math.abs(Number(value)));

const product = (values: readonly number[]): number => values.reduce((left, right) => left * right, 1);

const stepsOfUnits = (values: readonly Value[]): number =>
  values.reduce<number>(
    (steps, value) => (isUnit(value) ? steps + 20 * (value as unknown as UnitParts).units.length : steps),
    0,
  );

interface UnitParts {
  readonly units: readonly unknown[];
}

/** An upper bound of the cost of calling a function of this growth with these arguments. */
export const costOf = (growth: Growth, values: readonly Value[]): Cost => {
  const { steps, entries } = growthCost(growth, values);
  return { steps: steps + stepsOfUnits(values), entries };
};

const growthCost = (growth: Growth, values: readonly Value[]): Cost => {
  const entries = values.map(entriesOf);
  const all = entries.reduce((sum, count) => sum + count, 1);
  switch (growth) {
    case "entrywise": {
      const shapes = values.map(shape).filter((sides) => sides.length > 0);
      const same = shapes.every((sides) => String(sides) === String(shapes[0]));
      const result = same ? Math.max(1, ...entries) : product(entries);
      return { steps: result * 2, entries: result };
    }
    case "whole":
      return { steps: all * (1 + Math.log2(all)), entries: all };
    case "product":
      return { steps: product(entries), entries: product(entries) };
    case "matrix": {
      // Vectors and scalars broadcast at most; square matrices are cubic, and powers repeat that a dozen times or more.
      const largest = Math.max(1, ...entries);
      return { steps: largest ** 1.5 * 20, entries: largest };
    }
    case "multiply": {
      const [left = [], right = []] = values.map(shape);
      const inner = Math.max(1, left.length > 1 ? (left.at(-1) ?? 1) : (left[0] ?? 1));
      const steps = left.length && right.length ? (product(left) * product(right)) / inner : Math.max(1, ...entries);
      const result = left.length && right.length ? Math.max(1, steps / inner) : steps;
      return { steps, entries: Math.ceil(result) };
    }
    case "count": {
      const largest = numbersIn(values).reduce((left, right) => Math.max(left, right), 1);
      return { steps: largest * 10 * Math.max(...entries), entries: Math.max(...entries) };
    }
    case "quantiles": {
      // The second argument may be a number of quantiles.
      const wanted = values.length > 1 ? numbersIn([values[1]]).reduce((left, right) => Math.max(left, right), 1) : 1;
      return { steps: all * Math.log2(all + 1) * (wanted + 1), entries: all + wanted };
    }
    case "create": {
      // With a side of 0, the rows are still created.
      const sides = numbersIn(values).map((side) => Math.max(1, side));
      return { steps: sides.length > 3 ? Number.POSITIVE_INFINITY : product(sides), entries: product(sides) };
    }
    case "square": {
      const sides = values.flatMap((value, index) =>
        isMatrix(value) && index === 0 ? [entriesOf(value)] : numbersIn([value]),
      );
      const side = sides.length > 3 ? Number.POSITIVE_INFINITY : sides.reduce((sum, next) => sum + next, 0);
      return { steps: side ** 2, entries: side ** 2 };
    }
    case "range": {
      const [start = 0, end = 0, step = 1] = values.map(Number);
      // If the step is lost in rounding, the range would never end.
      const stuck = start + step === start || end + step === end;
      const count = stuck ? Number.POSITIVE_INFINITY : Math.abs((end - start) / step) + 1;
      return { steps: count, entries: count };
    }
  }
};

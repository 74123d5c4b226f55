import { type AdviceCase, adviceCase } from "./case.ts";
import type { ConstantId } from "./constants/definitions.ts";
import { type Answer, decide, isSameAnswer } from "./decide.ts";

/** Inputs that are amounts, with the range in which a crossover is looked for. */
export const RANGES = {
  llmServers: { from: 1, to: 1_000, integer: true },
  callsPerSecond: { from: 0.01, to: 10_000, integer: false },
  callsPerQuestion: { from: 1, to: 100, integer: true },
  modelMs: { from: 1, to: 60_000, integer: false },
  toolMs: { from: 0.01, to: 10_000, integer: false },
  indexMiB: { from: 1, to: 65_536, integer: false },
  payloadKiB: { from: 0.1, to: 65_536, integer: false },
  roundTripMs: { from: 0.01, to: 1_000, integer: false },
  toolUpdatesPerMonth: { from: 0.1, to: 1_000, integer: false },
  latencyBudgetMs: { from: 0.01, to: 10_000, integer: false },
} as const;

/** The name of an input that is an amount. */
export type AmountField = keyof typeof RANGES;

/** From which value of one input on the answer is another. */
export interface Crossover {
  readonly field: AmountField;
  /** `from`: at this value and above; `down-to`: at this value and below. */
  readonly direction: "from" | "down-to";
  readonly value: number;
  /** The nearest value looked at on the side of the case, where the answer is still the same. */
  readonly unchangedAt: number;
  readonly becomes: Answer;
}

type AnswerOf = (given: AdviceCase) => Answer;

const STEP = 1.2;
const HALVINGS = 20;
const DIGITS = 3;

/** The crossovers of a case, the nearest first. */
export const findCrossovers = (given: AdviceCase, k: (id: ConstantId) => number): Crossover[] => {
  const answerOf: AnswerOf = (other) => decide({ given: other, k }).answer;
  return (Object.keys(RANGES) as AmountField[])
    .flatMap((field) =>
      (["from", "down-to"] as const).flatMap((direction) => search(given, field, direction, answerOf)),
    )
    .sort((left, right) => distance(given, left) - distance(given, right));
};

const startOf = (given: AdviceCase, field: AmountField): number => given[field] ?? RANGES[field].to;

const distance = (given: AdviceCase, { field, value }: Crossover): number => {
  const { from } = RANGES[field];
  return Math.abs(Math.log(Math.max(value, from) / Math.max(startOf(given, field), from)));
};

/** Whether the input takes such a value. */
const fits = (field: AmountField, value: number): boolean => adviceCase.shape[field].safeParse(value).success;

const search = (
  given: AdviceCase,
  field: AmountField,
  direction: Crossover["direction"],
  answerOf: AnswerOf,
): Crossover[] => {
  const { from, to, integer } = RANGES[field];
  const before = answerOf(given);
  const at = (value: number): Answer => answerOf({ ...given, [field]: value });
  const differs = (value: number): boolean => !isSameAnswer(at(value), before);
  const points = stepsOf(startOf(given, field), direction === "from" ? to : from, direction, integer);
  let same = startOf(given, field);
  for (const point of points) {
    if (!differs(point)) {
      same = point;
      continue;
    }
    let other = point;
    for (let halving = 0; halving < HALVINGS && !(integer && Math.abs(other - same) <= 1); halving += 1) {
      const middle = integer ? Math.round((same + other) / 2) : (same + other) / 2;
      if (differs(middle)) other = middle;
      else same = middle;
    }
    const near = Number(other.toPrecision(DIGITS));
    const value = integer ? other : differs(near) ? near : roundAway(other, direction);
    if (!fits(field, value) || !differs(value)) return [];
    return [{ field, direction, value, unchangedAt: same, becomes: at(value) }];
  }
  return [];
};

const stepsOf = (start: number, end: number, direction: Crossover["direction"], integer: boolean): number[] => {
  const points: number[] = [];
  let point = start;
  if (direction === "from") {
    while (point < end) {
      point = Math.min(end, Math.max(integer ? point + 1 : 0.01, integer ? Math.ceil(point * STEP) : point * STEP));
      points.push(point);
    }
    return points;
  }
  while (point > end) {
    point = Math.max(end, integer ? Math.min(point - 1, Math.floor(point / STEP)) : point / STEP);
    points.push(point);
  }
  return points;
};

/** Rounded to few digits, away from the case, so that the rounded value is on the far side too. */
const roundAway = (value: number, direction: Crossover["direction"]): number => {
  const unit = 10 ** (Math.floor(Math.log10(value)) - DIGITS + 1);
  const rounded = (direction === "from" ? Math.ceil(value / unit) : Math.floor(value / unit)) * unit;
  return Number(rounded.toPrecision(DIGITS));
};

import { type AdviceCase, adviceCase, isCounted } from "./case.ts";
import type { ConstantId } from "./constants/definitions.ts";
import { type Answer, decide, isSameAnswer } from "./decide.ts";

/** Numeric inputs, with the range that is searched for crossovers. */
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

/** The name of a numeric input. */
export type AmountField = keyof typeof RANGES;

/** A value of one input at which the answer changes. */
export interface Crossover {
  readonly field: AmountField;
  /** `from`: at this value and above; `down-to`: at this value and below; each until the next crossover. */
  readonly direction: "from" | "down-to";
  readonly value: number;
  /** The nearest sampled value on the side of the case, where the previous answer still holds. */
  readonly unchangedAt: number;
  readonly becomes: Answer;
}

type AnswerOf = (value: number) => Answer;

const STEP = 1.2;
const HALVINGS = 20;
const DIGITS = 3;
const DIGITS_AT_MOST = 12;

/** Most crossovers to find in one direction. */
const TURNS_AT_MOST = 12;

/** Every crossover along each input of a case, the nearest first. */
export const findCrossovers = (given: AdviceCase, k: (id: ConstantId) => number): Crossover[] =>
  (Object.keys(RANGES) as AmountField[])
    .filter((field) => isCounted(field, given))
    .flatMap((field) => {
      const at: AnswerOf = (value) => decide({ given: { ...given, [field]: value }, k }).answer;
      return [...turnsAlong(given, field, "from", at), ...turnsAlong(given, field, "down-to", at)];
    })
    .sort((left, right) => distance(given, left) - distance(given, right));

const startOf = (given: AdviceCase, field: AmountField): number => given[field] ?? RANGES[field].to;

const distance = (given: AdviceCase, { field, value }: Crossover): number => {
  const { from } = RANGES[field];
  return Math.abs(Math.log(Math.max(value, from) / Math.max(startOf(given, field), from)));
};

/** Whether the value is valid for the input. */
const fits = (field: AmountField, value: number): boolean => adviceCase.shape[field].safeParse(value).success;

const turnsAlong = (
  given: AdviceCase,
  field: AmountField,
  direction: Crossover["direction"],
  at: AnswerOf,
): Crossover[] => {
  const turns: Crossover[] = [];
  let same = startOf(given, field);
  let answer = at(same);
  for (const point of pointsOf(field, same, direction)) {
    // Several crossovers may lie between two points.
    while (!isSameAnswer(at(point), answer)) {
      if (turns.length === TURNS_AT_MOST) return turns;
      const { last, first } = narrow(field, same, point, (value) => isSameAnswer(at(value), answer));
      const becomes = at(first);
      const isRight = (short: number): boolean => {
        const isBetween = direction === "from" ? short > last && short <= point : short < last && short >= point;
        return isBetween && isSameAnswer(at(short), becomes);
      };
      const value = RANGES[field].integer ? first : shortest(first, direction, isRight);
      turns.push({ field, direction, value, unchangedAt: last, becomes: at(value) });
      same = value;
      answer = becomes;
    }
    same = point;
  }
  return turns;
};

/** Bisects between a value with an answer and one without it: the last value with it, and the first without. */
const narrow = (field: AmountField, same: number, other: number, isSame: (value: number) => boolean) => {
  const { integer } = RANGES[field];
  let [last, first] = [same, other];
  for (let halving = 0; halving < HALVINGS && !(integer && Math.abs(first - last) <= 1); halving += 1) {
    const middle = integer ? Math.round((last + first) / 2) : (last + first) / 2;
    if (isSame(middle)) last = middle;
    else first = middle;
  }
  return { last, first };
};

/** The points to sample, outwards from the case's value; downwards, they end with 0 where that is valid. */
export const pointsOf = (field: AmountField, start: number, direction: Crossover["direction"]): number[] => {
  const { from, to, integer } = RANGES[field];
  const points: number[] = [];
  let point = start;
  if (direction === "from") {
    while (point < to) {
      point = Math.min(to, Math.max(integer ? point + 1 : 0.01, integer ? Math.ceil(point * STEP) : point * STEP));
      points.push(point);
    }
    return points;
  }
  while (point > from) {
    point = Math.max(from, integer ? Math.min(point - 1, Math.floor(point / STEP)) : point / STEP);
    points.push(point);
  }
  return point > 0 && fits(field, 0) ? [...points, 0] : points;
};

/** The value with as few digits as give the same answer, rounded to the nearest or away from the case. */
const shortest = (value: number, direction: Crossover["direction"], isRight: (short: number) => boolean): number => {
  for (let digits = DIGITS; digits <= DIGITS_AT_MOST && value > 0; digits += 1) {
    const near = Number(value.toPrecision(digits));
    if (isRight(near)) return near;
    const away = roundAway(value, direction, digits);
    if (isRight(away)) return away;
  }
  return value;
};

const roundAway = (value: number, direction: Crossover["direction"], digits: number): number => {
  const unit = 10 ** (Math.floor(Math.log10(value)) - digits + 1);
  const rounded = (direction === "from" ? Math.ceil(value / unit) : Math.floor(value / unit)) * unit;
  return Number(rounded.toPrecision(digits));
};

import { max, median, quantile, shuffle } from "simple-statistics";
import type { OpenLoopResult } from "../../generator/generator-api.ts";
import type { GeneratorCalls } from "../../run/with-arms.ts";
import type { StartFigures } from "../experiment.ts";
import { requireAllAnswered } from "../open-loop.ts";
import { AGAIN, BESIDES, type Beside, fast, GENERATOR, rowOf, SINGLES } from "./cells.ts";
import type { Plan } from "./plans.ts";

const FAST_PER_SECOND = 400;
/** Rare enough for one process to answer with ease, yet frequent enough to affect more than 1 fast call in 100. */
const BESIDE_PER_SECOND = { slow: 15, large: 8 } as const;

/**
 * A fast tool's p99 at a constant rate, alone and alongside slow or large calls on the same connection: the median of
 * several slices, because a single burst on this machine determines the p99 of its slice.
 */
export const measureBeside = async (api: GeneratorCalls, { fastCalls, fastRounds }: Plan): Promise<StartFigures> => {
  const p99s = new Map<string, number[]>();
  const lateness = new Map<string, number[]>();
  const cells = SINGLES.flatMap((single) => BESIDES.map((beside) => ({ row: rowOf(single, 1), beside }))).filter(
    // No verdict looks at the fast tool alone, so its noise is not needed.
    ({ row, beside }) => row !== AGAIN || beside !== "alone",
  );
  const slices = Array.from({ length: fastRounds }, () => shuffle(cells)).flat();
  for (const { row, beside } of slices) {
    const [result] = await Promise.all([
      api.measureOpenLoop({ workload: "calculate", rows: [row], turns: fastCalls, perSecond: FAST_PER_SECOND }),
      ...(beside === "alone" ? [] : [loadBeside(api, row, beside, fastCalls / FAST_PER_SECOND)]),
    ]);
    requireAllAnswered(result);
    const p99 = quantile(
      result.calls.map(({ nanoseconds }) => nanoseconds),
      0.99,
    );
    const name = fast(beside, row);
    p99s.set(name, [...(p99s.get(name) ?? []), p99 / 1_000]);
    // Large answers keep the load generator, like any client, busy reading, so its lateness does not count.
    if (beside !== "large") lateness.set(name, [...(lateness.get(name) ?? []), result.lateness]);
  }
  const medians = (values: ReadonlyMap<string, number[]>): [string, number][] =>
    [...values].map(([name, of]) => [name, median(of)]);
  // A slice in which the load generator was late by chance determines no figure either.
  const late = max(medians(lateness).map(([, of]) => of));
  return { ...Object.fromEntries(medians(p99s)), [GENERATOR.late]: late };
};

/** Requires every call to be answered, which proves that the load was really there. */
const loadBeside = async (
  api: GeneratorCalls,
  row: string,
  beside: Exclude<Beside, "alone">,
  seconds: number,
): Promise<OpenLoopResult> => {
  const perSecond = BESIDE_PER_SECOND[beside];
  const turns = Math.ceil(seconds * perSecond);
  const result = await api.measureOpenLoop({ workload: beside, rows: [row], turns, perSecond });
  requireAllAnswered(result);
  return result;
};

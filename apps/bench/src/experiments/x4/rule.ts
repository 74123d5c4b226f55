import type { Estimate, Unit } from "@twinhost/report";
import { sideOf, verdictAlong } from "../../verdicts/judge.ts";
import type { ClaimRule, Figure, StartFigures } from "../experiment.ts";
import { meanOf, shareOf } from "../statistics.ts";
import { type AGAIN, type AgainRow, cell, KINDS, LEVELS, ROW_IDS, type Row } from "./cells.ts";
import { callsIn } from "./plans.ts";

const THRESHOLDS = {
  /** Faster means less time in total, including the start of the process. */
  fasterAtLeast: 1,
} as const;

/** Calls on one process, which share the cost of its start. */
const CALLS_PER_PROCESS = [1, 4, 16, 64, 256, 1_024, 4_096, 16_384] as const;

const gain = (calls: number): string => `gain@${calls}`;
const noise = (calls: number): string => `noise@${calls}`;

type Of = (name: string) => number;
type Deployment = { readonly [R in (typeof AGAIN)[number]]: Row | AgainRow };

const FIRST: Deployment = { http: "http", stdio: "stdio", "stdio-per-call": "stdio-per-call" };
const SECOND: Deployment = { http: "http-again", stdio: "stdio-again", "stdio-per-call": "stdio-per-call-again" };

const callOf = (of: Of, row: Row | AgainRow): number => of(cell("p50", row, 1));

/**
 * The time of a call over stdio when this many share the start of their process. From its second call on a process counts
 * as warm, which it is not: the number of calls at which this equals HTTP's is a lower bound.
 */
const sharedCall =
  ({ stdio, "stdio-per-call": fresh }: Deployment, calls: number) =>
  (of: Of): number =>
    callOf(of, stdio) + (callOf(of, fresh) - callOf(of, stdio)) / calls;

const UNITS: Readonly<Record<(typeof KINDS)[number], Unit>> = {
  p50: "micros",
  p99: "micros",
  cpu: "micros",
  processes: "count",
  memory: "bytes",
};

export const FIGURES: readonly Figure[] = [
  ...CALLS_PER_PROCESS.flatMap((calls): Figure[] => [
    {
      id: gain(calls),
      unit: "ratio",
      of: shareOf((of) => callOf(of, "http"), sharedCall(FIRST, calls)),
      noise: noise(calls),
    },
    {
      id: noise(calls),
      unit: "ratio",
      of: shareOf(
        (of) => callOf(of, SECOND.http) / sharedCall(SECOND, calls)(of),
        (of) => callOf(of, FIRST.http) / sharedCall(FIRST, calls)(of),
      ),
    },
  ]),
  ...LEVELS.flatMap((level) =>
    ROW_IDS.flatMap((row) =>
      KINDS.map((kind): Figure => {
        const id = cell(kind, row, level);
        const percentile = { of: 99, callsIn: (start: StartFigures) => callsIn(start, row, level) };
        return { id, unit: UNITS[kind], of: meanOf(id), needs: id, ...(kind === "p99" && { percentile }) };
      }),
    ),
  ),
];

/** Solves `start / calls + call = 1`, stdio's time relative to HTTP's, from the points around the crossover. */
const breakEven = (estimate: (calls: number) => Estimate, [few, many]: readonly [number, number]): number => {
  const [ofFew, ofMany] = [1 / estimate(few).value, 1 / estimate(many).value];
  const start = (ofFew - ofMany) / (1 / few - 1 / many);
  return start / (1 - (ofMany - start / many));
};

export const RULE: ClaimRule = {
  thresholds: THRESHOLDS,
  judge: (estimates) => {
    const { verdict, turn } = verdictAlong(
      CALLS_PER_PROCESS.map((at) => ({ at, side: sideOf(estimates(gain(at)), THRESHOLDS.fasterAtLeast) })),
      "above",
    );
    if (!turn) return { verdict };
    const value = breakEven((calls) => estimates(gain(calls)), turn.between);
    return { verdict, crossover: { value, unit: "count", between: turn.between, holds: turn.holds } };
  },
};

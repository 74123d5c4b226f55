import { sideOf, verdictAlong } from "../../verdicts/judge.ts";
import type { ClaimRule, Figure } from "../experiment.ts";
import { meanOf, shareOf } from "../statistics.ts";
import { AGAIN, COUNTS, cpuCell, MEASURED, memoryCell, PRICES, type Row, TRANSPORTS } from "./cells.ts";

const THRESHOLDS = {
  /** Any saving counts: the figures show how much it is. */
  stdioCostsAtLeast: 1,
} as const;

const QUESTIONS = 1e6;
/** A month, in which the questions are spread and for all of which memory is paid. */
export const HOURS = 730;

const GIB = 1_024 ** 3;
const CORE_HOUR_MICROS = 3_600e6;

type Of = (name: string) => number;

const memoryOf = (of: Of, row: Row, count: number): number => {
  const first = of(memoryCell(row, 1));
  return count === 1 ? first : first + (count - 1) * (of(memoryCell(row, 2)) - first);
};

const costOf =
  (row: Row, count: number) =>
  (of: Of): number =>
    of(PRICES.coreHour) * ((QUESTIONS * of(cpuCell(row))) / CORE_HOUR_MICROS) +
    of(PRICES.gibHour) * HOURS * (memoryOf(of, row, count) / GIB);

const one = (): number => 1;

export const FIGURES: readonly Figure[] = [
  ...COUNTS.map(
    (count): Figure => ({
      id: `ratio@${count}`,
      unit: "ratio",
      of: shareOf(costOf("stdio", count), costOf("http", count)),
      noise: "noise",
    }),
  ),
  { id: "noise", unit: "ratio", of: shareOf(costOf(AGAIN, 1), costOf("stdio", 1)) },
  ...TRANSPORTS.flatMap((row): Figure[] => [
    ...COUNTS.map(
      (count): Figure => ({
        id: `cost:${row}@${count}`,
        unit: "count",
        of: shareOf(costOf(row, count), one),
        isAbsolute: true,
      }),
    ),
    { id: `cpu:${row}`, unit: "micros", of: shareOf((of) => QUESTIONS * of(cpuCell(row)), one) },
    ...MEASURED.map(
      (count): Figure => ({ id: memoryCell(row, count), unit: "bytes", of: meanOf(memoryCell(row, count)) }),
    ),
  ]),
  ...Object.values(PRICES).map((id): Figure => ({ id, unit: "count", of: meanOf(id) })),
];

export const RULE: ClaimRule = {
  thresholds: THRESHOLDS,
  judge: (estimates) => {
    const { verdict, turn } = verdictAlong(
      COUNTS.map((at) => ({ at, side: sideOf(estimates(`ratio@${at}`), THRESHOLDS.stdioCostsAtLeast) })),
      "above",
    );
    if (!turn) return { verdict };
    // Both costs are linear in the number of servers.
    const more = (count: number): number =>
      estimates(`cost:stdio@${count}`).value - estimates(`cost:http@${count}`).value;
    const [before, after] = turn.between;
    const value = before + ((after - before) * -more(before)) / (more(after) - more(before));
    return { verdict, crossover: { value, unit: "count", between: turn.between, holds: turn.holds } };
  },
};

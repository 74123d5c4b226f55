import { average, median } from "simple-statistics";
import { bootstrap, bootstrapMean } from "../statistics/bootstrap.ts";
import type { GuardTransport } from "./guard.ts";
import type { GuardsReportRow } from "./guards-report.ts";
import type { GuardRound, SliceFigures } from "./observations.ts";
import type { Toggle } from "./variants.ts";

/** What two deployments that differ in one guard were in one round, or in all rounds of one start. */
interface Unit {
  /** Microseconds without the guard. */
  readonly without: number;
  readonly added: number;
  readonly addedMean: number;
  readonly ratio: number;
}

/** Fewer starts than this give no interval; then rounds stand for themselves. */
export const LEAST_STARTS_FOR_INTERVAL = 3;

/** What one guard costs on one transport. @throws when no round has both sides */
export const summarizeToggle = (
  transport: GuardTransport,
  { guard, off, on }: Toggle,
  rounds: readonly GuardRound[],
): GuardsReportRow => {
  const pairs = rounds
    .filter((round) => round.transport === transport)
    .flatMap(({ start, slices }) => {
      const [left, right] = [slices.get(off), slices.get(on)];
      return left && right ? [{ start, left, right }] : [];
    });
  if (pairs.length === 0) throw new Error(`No round has ${guard} on and off over ${transport}.`);
  const starts = Map.groupBy(pairs, ({ start }) => start);
  const byRound = pairs.map(({ left, right }) => unitOf(left, right));
  const byStart = [...starts.values()].map((of) => middleOf(of.map(({ left, right }) => unitOf(left, right))));
  const units = starts.size >= LEAST_STARTS_FOR_INTERVAL ? byStart : byRound;
  const meanOf = (figure: (unit: Unit) => number) => bootstrap(units, (sample) => average(sample.map(figure)));
  return {
    guard,
    transport,
    calls: pairs.reduce((sum, { left, right }) => sum + left.calls + right.calls, 0),
    without: bootstrapMean(units.map(({ without }) => without)),
    added: meanOf(({ added }) => added),
    ratio: bootstrapMean(units.map(({ ratio }) => ratio)),
    addedMean: meanOf(({ addedMean }) => addedMean),
  };
};

const unitOf = (off: SliceFigures, on: SliceFigures): Unit => ({
  without: off.p50,
  added: on.p50 - off.p50,
  addedMean: on.mean - off.mean,
  ratio: on.p50 / off.p50,
});

/** The medians of a start's rounds: a round that something else disturbed does not count. */
const middleOf = (units: readonly Unit[]): Unit => {
  const middle = (figure: keyof Unit): number => median(units.map((unit) => unit[figure]));
  return {
    without: middle("without"),
    added: middle("added"),
    addedMean: middle("addedMean"),
    ratio: middle("ratio"),
  };
};

import { bootstrap, bootstrapMean } from "@twinhost/report";
import { average, median } from "simple-statistics";
import type { GuardRowId, GuardTransport } from "./guard.ts";
import type { GuardsReportRow } from "./guards-report.ts";
import type { PairFigures } from "./observations.ts";

/** How the two sides of a row differed at one start. */
interface Difference {
  /** Microseconds without the feature. */
  readonly without: number;
  readonly added: number;
  readonly ratio: number;
  readonly addedCpu: number | null;
}

/** The cost of one feature on one transport; the interval comes from the starts. @throws when it was never measured */
export const summarizeRow = (
  transport: GuardTransport,
  row: GuardRowId,
  figures: readonly PairFigures[],
): GuardsReportRow => {
  const pairs = figures.filter((pair) => pair.transport === transport && pair.row === row);
  if (pairs.length === 0) throw new Error(`The guard ${row} was not measured over ${transport}.`);
  const differences = pairs.map(differenceOf);
  const addedCpu = differences.flatMap((difference) => difference.addedCpu ?? []);
  return {
    row,
    transport,
    calls: pairs.reduce((sum, { off, on }) => sum + off.calls + on.calls, 0),
    without: bootstrapMean(differences.map(({ without }) => without)),
    added: bootstrap(
      differences.map(({ added }) => added),
      average,
    ),
    ratio: bootstrapMean(differences.map(({ ratio }) => ratio)),
    addedCpu: addedCpu.length === 0 ? null : bootstrap(addedCpu, average),
  };
};

/** The medians over a start's rounds, so that a disturbed round does not count. */
const differenceOf = ({ off, on }: PairFigures): Difference => {
  const middle = (figure: (off: number, on: number) => number): number =>
    median(off.medians.map((without, round) => figure(without, on.medians[round] ?? Number.NaN)));
  return {
    without: middle((without) => without),
    added: middle((without, withGuard) => withGuard - without),
    ratio: middle((without, withGuard) => withGuard / without),
    addedCpu: off.cpuPerCall === null || on.cpuPerCall === null ? null : on.cpuPerCall - off.cpuPerCall,
  };
};

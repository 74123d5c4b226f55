import type { Comparison, Estimate } from "@twinhost/report";
import { bootstrap, bootstrapRatio } from "@twinhost/report";
import { sum } from "simple-statistics";
import { widen } from "../experiments/statistics.ts";
import type { RowObservations, RowRound } from "../run/observations.ts";
import { callMedian, coldStart, perSecond, serverMemory, servingCpu } from "./round-figures.ts";

/** Figures of both rows, from the rounds in which both have them. */
const pairsOf = <Figure>(
  left: RowObservations | undefined,
  right: RowObservations | undefined,
  figure: (round: RowRound) => Figure | undefined,
): { left: Figure; right: Figure }[] =>
  (left?.rounds ?? []).flatMap((leftRound) => {
    const rightRound = right?.rounds.find(({ round }) => round === leftRound.round);
    const [a, b] = [figure(leftRound), rightRound && figure(rightRound)];
    return a !== undefined && b !== undefined ? [{ left: a, right: b }] : [];
  });

/** Left over right, paired within rounds; undefined without a pair. */
const ratioOf = (
  left: RowObservations | undefined,
  right: RowObservations | undefined,
  figure: Comparison["figure"],
): Estimate | undefined => {
  if (figure === "cpu") return cpuRatioOf(left, right);
  const pairs = pairsOf(left, right, FIGURES[figure]);
  return pairs.length === 0 ? undefined : bootstrapRatio(pairs);
};

/** Ratio of sums, because the CPU clock's steps of 10 ms are too coarse for a single round. */
const cpuRatioOf = (left: RowObservations | undefined, right: RowObservations | undefined): Estimate | undefined => {
  const pairs = pairsOf(left, right, servingCpu);
  const perCall = (rounds: readonly { seconds: number; calls: number }[]): number =>
    // Half a step replaces a sum of zero, which would make the ratio infinite.
    Math.max(0.005, sum(rounds.map(({ seconds }) => seconds))) / sum(rounds.map(({ calls }) => calls));
  if (pairs.length === 0) return undefined;
  return bootstrap(
    pairs,
    (sample) => perCall(sample.map((pair) => pair.left)) / perCall(sample.map((pair) => pair.right)),
    "factor",
  );
};

const COMPARED_FIGURES: readonly Comparison["figure"][] = ["p50", "throughput", "cpu", "memory", "coldStart"];
const FIGURES = { p50: callMedian, throughput: perSecond(16), memory: serverMemory, coldStart } as const;

/** Pairs worth a ratio; the row expected to be slower is on the left. */
const PAIRS: readonly (readonly [Comparison["figure"], string, string])[] = [
  ["p50", "http", "stdio"],
  ["p50", "http@2025-11-25", "stdio@2025-11-25"],
  ["p50", "http-sdk", "http"],
  ["p50", "stdio-sdk", "stdio"],
  ["p50", "http-sdk", "stdio-sdk"],
  ["p50", "http-sdk-v1", "stdio-sdk-v1"],
  ["p50", "rest", "stdio"],
  ["p50", "http", "rest"],
  ["p50", "stdio", "in-process"],
  ["p50", "http-floor", "pipe-floor"],
  ["p50", "http", "http-floor"],
  ["p50", "stdio", "pipe-floor"],
  ["p50", "http", "http@2025-11-25"],
  ["p50", "stdio", "stdio@2025-11-25"],
  ["throughput", "stdio", "http"],
  ["throughput", "stdio", "rest"],
  ["throughput", "stdio-pool", "stdio"],
  ["cpu", "http", "stdio"],
  ["cpu", "http-sdk", "http"],
  ["cpu", "stdio-sdk", "stdio"],
  ["p50", "query:http", "query:stdio"],
  ["p50", "query:rest", "query:stdio"],
  ["p50", "query:stdio", "query:in-process"],
  ["throughput", "query:stdio", "query:http"],
  ["cpu", "query:http", "query:stdio"],
  ["memory", "query:http", "query:stdio"],
  ["coldStart", "query:http", "query:stdio"],
];

/** Compares rows, and says what equal rows differ by; no ratio is surer than that. */
export const compareRows = (
  rows: readonly RowObservations[],
): { readonly comparisons: Comparison[]; readonly noise: Comparison[] } => {
  const find = (name: string): RowObservations | undefined => rows.find(({ arm }) => arm.row === name);
  const compare = (figure: Comparison["figure"], left: string, right: string): Comparison[] => {
    const ratio = ratioOf(find(left), find(right), figure);
    return ratio ? [{ id: `${figure}:${left}/${right}`, figure, left, right, ratio }] : [];
  };
  const noise = COMPARED_FIGURES.flatMap((figure) =>
    rows.flatMap(({ arm: { row, equals } }) => (equals === undefined ? [] : compare(figure, row, equals))),
  );
  const comparisons = PAIRS.flatMap((pair) => compare(...pair)).map((comparison) => ({
    ...comparison,
    ratio: noise
      .filter(({ figure }) => figure === comparison.figure)
      .reduce((widened, equal) => widen(widened, equal.ratio, "ratio"), comparison.ratio),
  }));
  return { comparisons, noise };
};

import { bootstrapMean, bootstrapRatio, type Estimate, type OwnServerRow, percentileMicros } from "@twinhost/report";
import { max, median } from "simple-statistics";
import { TOLERATED_SHARE } from "../generator/own-server/ramp.ts";
import type { OwnServerStart } from "../generator/own-server/request.ts";
import { addTallies, badShare } from "../generator/own-server/tally.ts";
import type { ByteCounts } from "../measure/byte-counts.ts";
import { decodeHistogram, mergeHistograms } from "../measure/latency-histogram.ts";
import type { OwnServerScenario } from "./rows.ts";

/** What the starts of a scenario saw. */
export interface ScenarioStarts {
  readonly starts: readonly OwnServerStart[];
  /** Why one of them came to nothing. */
  readonly failure: string | null;
  readonly bytes: ByteCounts | null;
}

/** One row. @param first - the starts of the first row */
export const summarizeScenario = (
  { id }: Pick<OwnServerScenario, "id">,
  { starts, failure, bytes }: ScenarioStarts,
  first: readonly OwnServerStart[],
): OwnServerRow => {
  const tally = starts.map((start) => start.tally).reduce(addTallies, NO_CALLS);
  const { problem, ...counts } = tally;
  const isVoid = failure !== null || badShare(tally) > TOLERATED_SHARE || starts.some((start) => p50Of(start) === 0);
  const reason = failure ?? null;
  const common = { id, reason, starts: starts.length, ...counts, problem: problem && excerpt(problem) };
  if (isVoid) return { ...common, ...NO_FIGURES, verdict: "void" };
  return {
    ...common,
    verdict: "measured",
    p50: estimateOf(starts.map(p50Of)),
    p99: percentileMicros(mergeHistograms(starts.map(({ histogram }) => histogram)), 99),
    ratio: starts === first ? null : ratioOf(starts, first),
    throughput: throughputOf(starts),
    bytes,
    memoryBytes: estimateOf(starts.flatMap(({ memoryBytes }) => memoryBytes ?? [])),
    processes: starts[0]?.processes ?? null,
    coldStartMs: estimateOf(starts.map(({ coldStartMs }) => coldStartMs)),
  };
};

const NO_CALLS = { calls: 0, failed: 0, wrong: 0, problem: null };

const NO_FIGURES = {
  p50: null,
  p99: null,
  ratio: null,
  throughput: null,
  bytes: null,
  memoryBytes: null,
  processes: null,
  coldStartMs: null,
};

const LONGEST = 300;
const excerpt = (text: string): string => (text.length > LONGEST ? `${text.slice(0, LONGEST)}...` : text);

const p50Of = ({ histogram }: OwnServerStart): number => decodeHistogram(histogram).getValueAtPercentile(50) / 1_000;

const estimateOf = (values: readonly number[]): Estimate | null => (values.length === 0 ? null : bootstrapMean(values));

const ratioOf = (starts: readonly OwnServerStart[], first: readonly OwnServerStart[]): Estimate | null => {
  const pairs = starts.flatMap((start, index) => {
    const other = first[index];
    return other ? [{ left: p50Of(start), right: p50Of(other) }] : [];
  });
  return pairs.length === 0 ? null : bootstrapRatio(pairs);
};

const throughputOf = (starts: readonly OwnServerStart[]): OwnServerRow["throughput"] => {
  const peaks = starts.flatMap(({ ramp: { levels } }) => {
    const best = max([0, ...levels.map(({ perSecond }) => perSecond)]);
    const at = levels.find(({ perSecond }) => perSecond === best);
    return at && best > 0 ? [at] : [];
  });
  const end = starts.at(-1)?.ramp.end;
  if (peaks.length === 0 || end === undefined || end === "capped") return null;
  const broken = starts.flatMap(({ ramp }) => (ramp.end === "errors" ? (ramp.levels.at(-1)?.concurrency ?? []) : []));
  return {
    perSecond: bootstrapMean(peaks.map(({ perSecond }) => perSecond)),
    concurrency: Math.round(median(peaks.map(({ concurrency }) => concurrency))),
    end: broken.length > 0 ? "errors" : end,
    brokeAt: broken.length > 0 ? Math.min(...broken) : null,
  };
};

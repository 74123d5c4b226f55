import { bootstrapMean, bootstrapRatio, type Estimate, type OwnServerRow, percentileMicros } from "@twinhost/report";
import { max, median } from "simple-statistics";
import { TOLERATED_SHARE } from "../generator/own-server/ramp.ts";
import type { OwnServerStart, Tally } from "../generator/own-server/request.ts";
import { addTallies, badShare } from "../generator/own-server/tally.ts";
import type { ByteCounts } from "../measure/byte-counts.ts";
import { decodeHistogram, mergeHistograms } from "../measure/latency-histogram.ts";
import type { OwnServerScenario } from "./rows.ts";

/** All starts of a scenario. */
export interface ScenarioStarts {
  readonly starts: readonly OwnServerStart[];
  /** Why one of them failed. */
  readonly failure: string | null;
  readonly bytes: ByteCounts | null;
}

/** One row per scenario, with its ratio to the first one if that has figures. */
export const summarizeScenarios = (
  scenarios: readonly Pick<OwnServerScenario, "id">[],
  seen: ReadonlyMap<string, ScenarioStarts>,
): OwnServerRow[] => {
  const first = seen.get(scenarios[0]?.id ?? "");
  const baseline = first && !isVoid(first) ? first.starts : [];
  return scenarios.flatMap((scenario) => {
    const starts = seen.get(scenario.id);
    return starts ? [summarizeScenario(scenario, starts, baseline)] : [];
  });
};

const isVoid = ({ starts, failure }: ScenarioStarts): boolean =>
  failure !== null || badShare(tallyOf(starts)) > TOLERATED_SHARE || starts.some((start) => p50Of(start) === 0);

const tallyOf = (starts: readonly OwnServerStart[]): Tally =>
  starts.map((start) => start.tally).reduce<Tally>(addTallies, { calls: 0, failed: 0, wrong: 0, problem: null });

const summarizeScenario = (
  { id }: Pick<OwnServerScenario, "id">,
  seen: ScenarioStarts,
  first: readonly OwnServerStart[],
): OwnServerRow => {
  const { starts, failure, bytes } = seen;
  const { problem, ...counts } = tallyOf(starts);
  const common = { id, reason: failure, starts: starts.length, ...counts, problem: problem && excerpt(problem) };
  if (isVoid(seen)) return { ...common, ...NO_FIGURES, verdict: "void" };
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

import { sum } from "simple-statistics";
import type { SliceResult } from "../generator/generator-api.ts";
import { mergeHistograms } from "../measure/latency-histogram.ts";
import { startGenerator } from "../run/generator-process.ts";
import type { Deployment } from "./deployments.ts";
import type { StartFigures } from "./observations.ts";
import type { DistancePlan } from "./plan.ts";

/** Starts a deployment, checks its answers, warms it up and measures it. @throws at the first wrong answer */
export const measureStart = async (
  { arm, calls }: Deployment,
  dataDir: string,
  { warmUp, slices }: Pick<DistancePlan, "warmUp" | "slices">,
): Promise<StartFigures> => {
  const { api, stop } = startGenerator(dataDir);
  try {
    const workloads = { calculate: calls, search_docs: [] };
    const { coldStartMs } = await api.start({ arm, dataDir, workloads, countBytes: false });
    await api.warmUp(warmUp);
    const results: { concurrency: number; result: SliceResult }[] = [];
    for (const slice of slices) results.push({ concurrency: slice.concurrency, result: await api.measure(slice) });
    const at = (concurrency: number): SliceResult[] =>
      results.filter((slice) => slice.concurrency === concurrency).map(({ result }) => result);
    return { ...(coldStartMs !== null && { coldStart: coldStartMs }), ...alone(at(1)), ...together(at(16)) };
  } finally {
    await stop();
  }
};

/** Sums over all slices, because the CPU clock is too coarse for a single one. */
const alone = (slices: readonly SliceResult[]): StartFigures => {
  if (slices.length === 0) return {};
  const perCall = (seconds: (slice: SliceResult) => number): number =>
    (sum(slices.map(seconds)) * 1e6) / sum(slices.map(({ calls }) => calls));
  return {
    p50: mergeHistograms(slices.map(({ histogram }) => histogram)).getValueAtPercentile(50) / 1_000,
    cpu: perCall(({ clientCpuSeconds, serverCpuSeconds }) => clientCpuSeconds + (serverCpuSeconds ?? 0)),
    serverCpu: perCall(({ serverCpuSeconds }) => serverCpuSeconds ?? 0),
  };
};

const together = (slices: readonly SliceResult[]): StartFigures =>
  slices.length === 0
    ? {}
    : { throughput: sum(slices.map(({ calls }) => calls)) / sum(slices.map(({ elapsedSeconds }) => elapsedSeconds)) };

import { mean, shuffle } from "simple-statistics";
import { WORKLOADS } from "../experiments/h1-s8/calls.ts";
import { rowOf, SIZES } from "../experiments/h1-s8/cells.ts";
import { openDeployment } from "../experiments/h1-s8/deployment.ts";
import { decodeHistogram } from "../measure/latency-histogram.ts";
import { withArms } from "../run/with-arms.ts";
import { calculateCalls } from "../workload/workload.ts";

/** Calls in flight at any time. */
const IN_FLIGHT = 32;
const ROUNDS = 3;
const SLICE_MS = 2_000;
const WARM_UP = { calls: 2_000, mostMs: 2_000 };

/** Small sums, and a tool that computes for some milliseconds. */
export const REPLICA_WORKLOADS = ["calculate", "cpu"] as const;

/** Of one number of replicas: the means of all rounds. */
export interface ReplicaFigures {
  readonly replicas: number;
  readonly figures: Readonly<
    Record<(typeof REPLICA_WORKLOADS)[number], { readonly perSecond: number; readonly p99Ms: number }>
  >;
}

/** Throughput and p99 of 1, 2 and 4 tool servers behind nginx. @param settings of the servers */
export const measureReplicas = async (
  dataDir: string,
  settings: Readonly<Record<string, string>>,
): Promise<readonly ReplicaFigures[]> => {
  const deployment = await openDeployment(dataDir, settings);
  try {
    const rows = new Map(SIZES.map((size) => [rowOf("http", size), size]));
    const arms = deployment.arms.filter(({ row }) => rows.has(row));
    const options = { dataDir, calls: calculateCalls(), moreWorkloads: WORKLOADS, warmUp: WARM_UP };
    return await withArms(arms, options, async (api) => {
      const slices: { row: string; workload: string; perSecond: number; p99Ms: number }[] = [];
      for (let round = 0; round < ROUNDS; round++)
        for (const row of shuffle([...rows.keys()]))
          for (const workload of REPLICA_WORKLOADS) {
            await api.use(row);
            const slice = await api.measure({ workload, concurrency: IN_FLIGHT, durationMs: SLICE_MS });
            const p99Ms = decodeHistogram(slice.histogram).getValueAtPercentile(99) / 1e6;
            slices.push({ row, workload, perSecond: slice.calls / slice.elapsedSeconds, p99Ms });
          }
      return [...rows].map(([row, replicas]): ReplicaFigures => {
        const of = (wanted: (typeof REPLICA_WORKLOADS)[number]) => {
          const own = slices.filter((slice) => slice.row === row && slice.workload === wanted);
          return { perSecond: mean(own.map(({ perSecond }) => perSecond)), p99Ms: mean(own.map(({ p99Ms }) => p99Ms)) };
        };
        return { replicas, figures: { calculate: of("calculate"), cpu: of("cpu") } };
      });
    });
  } finally {
    await deployment.close();
  }
};

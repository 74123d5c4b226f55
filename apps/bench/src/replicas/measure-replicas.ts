import { mean, shuffle } from "simple-statistics";
import { WORKLOADS } from "../experiments/h1-s8/calls.ts";
import { rowOf, SIZES } from "../experiments/h1-s8/cells.ts";
import { openDeployment } from "../experiments/h1-s8/deployment.ts";
import { decodeHistogram } from "../measure/latency-histogram.ts";
import { withArms } from "../run/with-arms.ts";
import { calculateCalls } from "../workload/workload.ts";

/** Calls in flight at any time, the number of rounds, and the length of each slice. */
export const PLAN = { inFlight: 32, rounds: 3, sliceMs: 2_000 } as const;
const WARM_UP = { calls: 2_000, mostMs: 2_000 };

/** Small sums, and a tool that computes for a few milliseconds. */
export const REPLICA_WORKLOADS = ["calculate", "cpu"] as const;

/** Means of all rounds with one number of replicas. */
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
      for (let round = 0; round < PLAN.rounds; round++)
        for (const row of shuffle([...rows.keys()]))
          for (const workload of REPLICA_WORKLOADS) {
            await api.use(row);
            const slice = await api.measure({ workload, concurrency: PLAN.inFlight, durationMs: PLAN.sliceMs });
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

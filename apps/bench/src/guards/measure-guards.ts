import type { GuardHosts } from "../arms/catalog.ts";
import type { Progress } from "../run/progress.ts";
import { prepareWorkloads } from "../run/reference.ts";
import { prepareEnvironment } from "./environment.ts";
import type { GuardRowId, GuardTransport } from "./guard.ts";
import { guardArm } from "./guard-arm.ts";
import { measurePair } from "./measure-pair.ts";
import type { PairFigures } from "./observations.ts";
import { planPairs } from "./pairs.ts";
import type { GuardsPlan } from "./plan.ts";
import { openTraceCollector } from "./trace-collector.ts";

export interface MeasureOptions {
  readonly hosts: GuardHosts;
  readonly dataDir: string;
  readonly transports: readonly GuardTransport[];
  readonly rows: readonly GuardRowId[];
  readonly plan: GuardsPlan;
  readonly progress: Progress;
}

/**
 * Measures every pair of deployments once per start, in reverse order at every second one. Returns nothing unless every
 * answer was right. @throws at the first wrong or missing answer
 */
export const measureGuards = async (options: MeasureOptions): Promise<PairFigures[]> => {
  const { hosts, dataDir, transports, rows, plan, progress } = options;
  const pairs = transports.flatMap((transport) => planPairs(transport, rows).map((pair) => ({ transport, ...pair })));
  const total = plan.starts * pairs.length;
  const figures: PairFigures[] = [];
  const collector = await openTraceCollector();
  try {
    progress.step("preparing · index and right answers", 0, total);
    const { timed } = await prepareWorkloads(dataDir);
    const environment = await prepareEnvironment({ hosts, dataDir, collector: collector.url });
    for (let start = 0; start < plan.starts; start++)
      for (const { transport, row, off, on } of start % 2 === 0 ? pairs : pairs.toReversed()) {
        progress.step(`start ${start + 1}, ${transport} · ${row}`, figures.length, total);
        const measured = await measurePair({
          off: guardArm(transport, `${row} off`, off, environment),
          on: guardArm(transport, `${row} on`, on, environment),
          dataDir,
          calls: timed.calculate,
          plan,
        });
        figures.push({ transport, row, ...measured });
      }
    if (pairs.some(({ on }) => on.traces) && collector.batches() === 0)
      throw new Error("Traces were on, and no span was ever sent.");
    return figures;
  } finally {
    collector.close();
    progress.end();
  }
};

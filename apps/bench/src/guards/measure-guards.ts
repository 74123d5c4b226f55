import type { GuardHosts } from "../arms/catalog.ts";
import type { Progress } from "../run/progress.ts";
import { prepareWorkloads } from "../run/reference.ts";
import type { GuardTransport } from "./guard.ts";
import { guardArm } from "./guard-arm.ts";
import { measureBlock } from "./measure-block.ts";
import type { GuardRound } from "./observations.ts";
import type { GuardsPlan } from "./plan.ts";
import { prepareSurroundings } from "./surroundings.ts";
import { openTraceCollector } from "./trace-collector.ts";
import { planVariants } from "./variants.ts";

export interface MeasureOptions {
  readonly hosts: GuardHosts;
  readonly dataDir: string;
  readonly transports: readonly GuardTransport[];
  readonly plan: GuardsPlan;
  readonly progress: Progress;
}

/**
 * Measures every deployment, transport by transport, the order of the transports reversed at each start. Nothing is
 * returned unless every single answer was right. @throws at the first that was wrong or did not come
 */
export const measureGuards = async (options: MeasureOptions): Promise<GuardRound[]> => {
  const { hosts, dataDir, transports, plan, progress } = options;
  const startedAt = performance.now();
  const secondsLeft = (): number => plan.budgetSeconds - (performance.now() - startedAt) / 1_000;
  const blocks = plan.mostStarts * transports.length;
  let done = 0;
  const rounds: GuardRound[] = [];
  const collector = await openTraceCollector();
  try {
    progress.step("preparing · index and right answers", 0, blocks);
    const { timed } = await prepareWorkloads(dataDir);
    const surroundings = await prepareSurroundings({ hosts, dataDir, collector: collector.url });

    const measureTransport = async (transport: GuardTransport, start: number): Promise<void> => {
      const { variants } = planVariants(transport);
      const measured = await measureBlock({
        transport,
        arms: new Map(variants.map((variant) => [variant.name, guardArm(transport, variant, surroundings)])),
        dataDir,
        calls: timed.calculate,
        plan,
        endsAt: performance.now() + (1_000 * secondsLeft()) / (blocks - done),
        onStep: (label) => progress.step(`start ${start + 1}, ${transport} · ${label}`, done, blocks),
      });
      rounds.push(...measured.map((slices) => ({ transport, start, slices })));
      done++;
    };
    let longestStart = 0;
    for (let start = 0; start < plan.mostStarts; start++) {
      if (start >= plan.leastStarts && secondsLeft() < longestStart) break;
      const before = secondsLeft();
      for (const transport of start % 2 === 0 ? transports : transports.toReversed())
        await measureTransport(transport, start);
      longestStart = Math.max(longestStart, before - secondsLeft());
    }

    const tracesSomewhere = transports.some((transport) =>
      planVariants(transport).toggles.some(({ guard }) => guard === "tracing"),
    );
    if (tracesSomewhere && collector.batches() === 0) throw new Error("Traces were on, and no span was ever sent.");
    return rounds;
  } finally {
    collector.close();
    progress.end();
  }
};

import { shuffle } from "simple-statistics";
import type { HostPaths } from "../arms/catalog.ts";
import { prepareEnvironment } from "../guards/environment.ts";
import { openTraceCollector } from "../guards/trace-collector.ts";
import type { Progress } from "../run/progress.ts";
import { prepareWorkloads } from "../run/reference.ts";
import { createDeployments, type Deployment } from "./deployments.ts";
import { measureStart } from "./measure-start.ts";
import type { DeploymentStarts, DistanceObservations, StartFigures } from "./observations.ts";
import type { DistancePlan } from "./plan.ts";
import type { DeploymentId } from "./rows.ts";

export interface MeasureDistanceOptions {
  readonly hosts: HostPaths;
  readonly dataDir: string;
  readonly deployments: readonly DeploymentId[];
  readonly python: string | undefined;
  readonly plan: DistancePlan;
  readonly progress: Progress;
}

/**
 * Starts every deployment as often as the plan says, each time in another order, so that all meet the same moments. One that
 * answers wrongly has no figures, and is not started again.
 */
export const measureDistance = async (options: MeasureDistanceOptions): Promise<DistanceObservations> => {
  const { dataDir, plan, progress } = options;
  const starts = new Map<DeploymentId, StartFigures[]>();
  const failures = new Map<DeploymentId, string>();
  const collector = await openTraceCollector();
  let done = 0;
  try {
    progress.step("preparing · index and right answers", 0, 1);
    await prepareWorkloads(dataDir);
    const environment = await prepareEnvironment({ hosts: options.hosts, dataDir, collector: collector.url });
    const known = createDeployments({ ...options, environment });
    const chosen = [...known].filter(([id]) => options.deployments.includes(id));
    const total = (1 + plan.starts) * chosen.length;
    const run = async (label: string, [id, deployment]: [DeploymentId, Deployment], least: boolean): Promise<void> => {
      progress.step(`${label} · ${id}`, done++, total);
      if (failures.has(id)) return;
      try {
        const figures = await measureStart(deployment, dataDir, least ? UNTIMED : plan);
        if (!least) starts.set(id, [...(starts.get(id) ?? []), figures]);
      } catch (error) {
        failures.set(id, error instanceof Error ? error.message : String(error));
      }
    };
    // Once untimed: answers are checked, and what compiles once and is kept is there for every start.
    for (const each of chosen) await run("checking the answers", each, true);
    for (let start = 1; start <= plan.starts; start++)
      for (const each of shuffle(chosen)) await run(`start ${start} of ${plan.starts}`, each, false);
  } finally {
    collector.close();
    progress.end();
  }
  return new Map(
    options.deployments.map((id): [DeploymentId, DeploymentStarts] => {
      const failure = failures.get(id);
      if (failure !== undefined) return [id, { failure }];
      const measured = starts.get(id);
      return [id, measured ? { starts: measured } : { missing: "no-fastmcp" }];
    }),
  );
};

const UNTIMED = { warmUp: { calls: 0, mostMs: 0 }, slices: [] };

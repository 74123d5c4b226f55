import type { HostPaths } from "../arms/catalog.ts";
import { prepareEnvironment } from "../guards/environment.ts";
import { openTraceCollector } from "../guards/trace-collector.ts";
import type { Progress } from "../run/progress.ts";
import { prepareWorkloads } from "../run/reference.ts";
import { type Started, startRepeatedly, UNTIMED } from "../run/start-repeatedly.ts";
import { createDeployments } from "./deployments.ts";
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

/** Starts and measures every deployment as often as the plan says. */
export const measureDistance = async (options: MeasureDistanceOptions): Promise<DistanceObservations> => {
  const { dataDir, deployments, plan, progress } = options;
  const collector = await openTraceCollector();
  let done = 0;
  try {
    progress.step("preparing · index and right answers", 0, 1);
    await prepareWorkloads(dataDir);
    const environment = await prepareEnvironment({ hosts: options.hosts, dataDir, collector: collector.url });
    const known = createDeployments({ ...options, environment });
    const chosen = [...known].filter(([id]) => deployments.includes(id));
    const started = await startRepeatedly({
      items: chosen,
      starts: plan.starts,
      measure: ([, deployment], isTimed) => measureStart(deployment, dataDir, isTimed ? plan : UNTIMED),
      onStep: (label, [id]) => progress.step(`${label} · ${id}`, done++, (1 + plan.starts) * chosen.length),
    });
    const byId = new Map([...started].map(([[id], result]) => [id, result] as const));
    return new Map(deployments.map((id) => [id, seenOf(byId.get(id))]));
  } finally {
    collector.close();
    progress.end();
  }
};

const seenOf = (started: Started<StartFigures> | undefined): DeploymentStarts => {
  if (!started) return { missing: "no-fastmcp" };
  if ("starts" in started) return started;
  const { failure } = started;
  return { failure: failure instanceof Error ? failure.message : String(failure) };
};

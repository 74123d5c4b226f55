import { shuffle } from "simple-statistics";
import type { OwnServerPlan, OwnServerRequest, OwnServerStart } from "../generator/own-server/request.ts";
import { startGenerator } from "../run/generator-process.ts";
import type { Progress } from "../run/progress.ts";
import type { OwnServerScenario } from "./rows.ts";
import type { ScenarioStarts } from "./summarize.ts";

interface MeasureOptions extends Pick<OwnServerRequest, "arguments" | "expected" | "mostPerSecond"> {
  readonly scenarios: readonly OwnServerScenario[];
  readonly plan: OwnServerPlan;
  readonly dataDir: string;
  readonly progress: Progress;
}

/** With a slow server, one start may take as long as all calls of a phase, each at its time limit. */
const START_LIMIT_MS = 240_000;

/** Starts all scenarios as often as the plan says, in a new order each time. A failed one is not started again. */
export const measureScenarios = async (options: MeasureOptions): Promise<ReadonlyMap<string, ScenarioStarts>> => {
  const { scenarios, plan, dataDir, progress, ...call } = options;
  const seen = new Map(
    scenarios.map(({ id }) => [id as string, { starts: [] as OwnServerStart[], failure: null, bytes: null } as Seen]),
  );
  const total = scenarios.length * (plan.starts + 1);
  let done = 0;
  const each = async (label: string, order: readonly OwnServerScenario[], work: Work): Promise<void> => {
    for (const scenario of order) {
      progress.step(`${label} · ${scenario.id}`, done++, total);
      const of = seen.get(scenario.id);
      if (!of || of.failure !== null) continue;
      const generator = startGenerator(dataDir, [], START_LIMIT_MS);
      try {
        await work(generator.api, { ...scenario, ...call, plan }, of);
      } catch (error) {
        of.failure = error instanceof Error ? error.message : String(error);
      } finally {
        await generator.stop();
      }
    }
  };
  try {
    for (let start = 1; start <= plan.starts; start++)
      await each(`start ${start} of ${plan.starts}`, shuffle([...scenarios]), async (api, request, of) => {
        of.starts.push(await api.measureOwnServer(request));
      });
    await each("counting bytes", scenarios, async (api, request, of) => {
      // The timed figures are valid even without a byte count.
      of.bytes = await api.countOwnServer(request).catch(() => null);
    });
  } finally {
    progress.end();
  }
  return seen;
};

type Seen = { -readonly [Key in keyof ScenarioStarts]: ScenarioStarts[Key] } & { starts: OwnServerStart[] };
type Work = (api: ReturnType<typeof startGenerator>["api"], request: OwnServerRequest, of: Seen) => Promise<void>;

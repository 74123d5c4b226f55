import { setTimeout as sleep } from "node:timers/promises";
import type { OpenLoopCall } from "../generator/open-loop.ts";
import type { GeneratorCalls } from "../run/with-arms.ts";
import { requirePunctual } from "./open-loop.ts";
import { now, type Outage } from "./outages.ts";

/** In milliseconds: how long a fault lasts, and how long its effect is observed afterwards. */
export type FaultTimes = readonly [lasts: number, recovery: number];

/** One fault, and what proves it. */
export interface Strike<Fault extends string> {
  readonly fault: Fault;
  readonly times: FaultTimes;
  begin(): Promise<void>;
  /** @throws if the fault was not injected */
  end(): Promise<void>;
  /** Called after the recovery. @throws if the calls did not meet the fault */
  prove(calls: readonly OpenLoopCall[], outage: Outage<Fault>): void;
}

interface LoadOfRows {
  readonly rows: readonly string[];
  readonly workload: string;
  /** Calls per scenario. */
  readonly perSecond: number;
  /** How late the generator may be, in milliseconds. */
  readonly lateMs?: number;
}

interface Struck<Fault extends string> {
  readonly calls: readonly OpenLoopCall[];
  readonly outages: readonly Outage<Fault>[];
}

/** How long the load runs before a fault. */
const BEFORE_MS = 300;

/**
 * Injects the faults one by one, each under its own load, which begins once every scenario answers.
 * @throws on a wrong answer, or if a fault had no effect, the load generator was late or a scenario did not recover
 */
export const strikeUnderLoad = async <Fault extends string>(
  api: GeneratorCalls,
  { rows, workload, perSecond, lateMs }: LoadOfRows,
  strikes: readonly Strike<Fault>[],
): Promise<Struck<Fault>> => {
  const calls: OpenLoopCall[] = [];
  const outages: Outage<Fault>[] = [];
  for (const strike of strikes) {
    await untilAnswered(api, { rows, workload, perSecond }, strike.fault);
    const [lasts, recovery] = strike.times;
    const [load, outage] = await Promise.all([
      api.measureOpenLoop({
        workload,
        rows,
        turns: Math.ceil(((BEFORE_MS + lasts + recovery) / 1_000) * perSecond),
        perSecond: perSecond * rows.length,
      }),
      inject(strike),
    ]);
    requirePunctual(load, lateMs);
    strike.prove(load.calls, outage);
    calls.push(...load.calls);
    outages.push(outage);
  }
  return { calls, outages };
};

const inject = async <Fault extends string>({ fault, times, begin, end }: Strike<Fault>): Promise<Outage<Fault>> => {
  const [lasts, recovery] = times;
  await sleep(BEFORE_MS);
  const from = now();
  await begin();
  await sleep(lasts);
  const to = now();
  await end();
  await sleep(recovery);
  return { fault, from, to, until: now() };
};

const BACK_WITHIN_MS = 20_000;
const TURNS_OF_A_LOOK = 4;

/** Keeps the previous fault from affecting the next measurement. @throws if a scenario does not recover */
const untilAnswered = async (
  api: GeneratorCalls,
  { rows, workload, perSecond }: LoadOfRows,
  before: string,
): Promise<void> => {
  const endsAt = now() + BACK_WITHIN_MS;
  for (;;) {
    const { calls } = await api.measureOpenLoop({
      workload,
      rows,
      turns: TURNS_OF_A_LOOK,
      perSecond: perSecond * rows.length,
    });
    const failing = calls.find(({ failure }) => failure !== undefined);
    if (!failing) return;
    if (now() > endsAt)
      throw new Error(
        `${failing.lane} still failed (${failing.failure}) ${BACK_WITHIN_MS / 1_000} s after it should be back, before ${before}.`,
      );
  }
};

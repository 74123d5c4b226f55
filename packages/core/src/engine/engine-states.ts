import { once } from "node:events";
import { cacheFor } from "../cache-for.ts";
import type { OpenedEngine } from "./open-engine.ts";

/** State of an engine. `starting`: becomes ready on its own. `not_set_up`: not installed or configured on this host. */
export interface EngineState {
  readonly name: string;
  readonly state: "ready" | "starting" | "unavailable" | "not_set_up";
  /** Whether calls should go to other hosts while it is not ready; false for what was never set up on this one. */
  readonly needed: boolean;
  /** The health check's own description, for operators. */
  readonly description?: string;
}

const FRESH_MS = 1_000;
const CHECK_TIMEOUT_MS = 3_000;

/** Runs the engines' health checks, caching the result for a second. Never rejects. */
export const watchEngines = (engines: readonly OpenedEngine[]): (() => Promise<readonly EngineState[]>) =>
  cacheFor(FRESH_MS, async () => {
    const signal = AbortSignal.timeout(CHECK_TIMEOUT_MS);
    const timedOut = once(signal, "abort").then(() => Promise.reject(signal.reason));
    timedOut.catch(() => {});
    return (await Promise.all(engines.map((engine) => statesOf(engine, signal, timedOut)))).flat();
  });

const statesOf = async (
  engine: OpenedEngine,
  signal: AbortSignal,
  timedOut: Promise<never>,
): Promise<readonly EngineState[]> => {
  const { name } = engine;
  if (!engine.isReady()) return [{ name, state: engine.hasFailed() ? "unavailable" : "starting", needed: true }];
  const works = async (check: () => unknown): Promise<EngineState["state"]> => {
    try {
      await Promise.race([check(), timedOut]);
      return "ready";
    } catch {
      return "unavailable";
    }
  };
  try {
    const checks = engine.healthChecks();
    if (!checks) return [{ name, state: "ready", needed: true }];
    return await Promise.all(
      checks.map(async ({ name, needed = true, check, describe }) => {
        const found = await works(() => check(signal));
        const state = found === "unavailable" && !needed ? "not_set_up" : found;
        return { name, state, needed, ...(describe && { description: describe() }) };
      }),
    );
  } catch {
    return [{ name, state: "unavailable", needed: true }];
  }
};

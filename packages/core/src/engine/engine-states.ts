import { once } from "node:events";
import { cacheFor } from "../cache-for.ts";
import type { OpenedEngine } from "./open-engine.ts";

/** How an engine is. `starting`: it will be ready by itself. `not_set_up`: nobody installed or configured it on this host. */
export interface EngineState {
  readonly name: string;
  readonly state: "ready" | "starting" | "unavailable" | "not_set_up";
  /** Whether calls should go elsewhere while it is not ready; false for what was never set up on this host. */
  readonly needed: boolean;
  /** What it is, for operators, where the engine says it. */
  readonly description?: string;
}

const FRESH_MS = 1_000;
const CHECK_TIMEOUT_MS = 3_000;

/** Looks at the engines by their own health checks. Never rejects. */
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

import { once } from "node:events";
import { cacheFor } from "@twinhost/core";
import type { Calculator, TranslationEngine } from "@twinhost/tools";

/** How an engine is. `starting`: it will be ready by itself. */
export interface EngineState {
  readonly name: string;
  readonly state: "ready" | "starting" | "unavailable";
  /** Whether calls should go elsewhere while it is not ready; false for what was never set up on this host. */
  readonly needed: boolean;
}

export interface WatchedEngines {
  readonly isSearchReady: () => boolean;
  readonly calculator: Calculator;
  readonly translationEngines: readonly TranslationEngine[];
  /** Whether translation was asked for by name in the settings, so that some engine must be there. */
  readonly isTranslatorChosen: boolean;
}

const FRESH_MS = 1_000;
const CHECK_TIMEOUT_MS = 3_000;

/** Looks at the engines by using them: each is asked for something small. Never rejects. */
export const watchEngines = (engines: WatchedEngines): (() => Promise<readonly EngineState[]>) => {
  const { isSearchReady, calculator, translationEngines, isTranslatorChosen } = engines;
  const look = async (): Promise<readonly EngineState[]> => {
    const signal = AbortSignal.timeout(CHECK_TIMEOUT_MS);
    const timedOut = once(signal, "abort").then(() => Promise.reject(signal.reason));
    timedOut.catch(() => {});
    const works = async (check: () => unknown): Promise<EngineState["state"]> => {
      try {
        await Promise.race([check(), timedOut]);
        return "ready";
      } catch {
        return "unavailable";
      }
    };
    return Promise.all([
      { name: "search", state: isSearchReady() ? ("ready" as const) : ("starting" as const), needed: true },
      works(() => calculator.calculate("1 + 1", signal)).then((state) => ({ name: "calculator", state, needed: true })),
      ...translationEngines.map(async (engine) => ({
        name: engine.id,
        state: await works(() => engine.listPairs()),
        needed: engine.expected || isTranslatorChosen,
      })),
    ]);
  };
  return cacheFor(FRESH_MS, look);
};

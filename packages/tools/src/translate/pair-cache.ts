import type { LanguagePair } from "./translation-engine.ts";

const FRESH_MS = 30_000;
/** Shorter, so that an engine that was just started is soon found, yet a dead one does not slow down every call. */
const FAILURE_MS = 3_000;

/**
 * Keeps an engine's pairs for a short time, and its failure for a shorter one, so that an engine that is installed or
 * started later is found without a restart. Concurrent calls share one lookup.
 */
export const cachePairs = (load: () => Promise<readonly LanguagePair[]>): (() => Promise<readonly LanguagePair[]>) => {
  let current: Promise<readonly LanguagePair[]> | undefined;
  let staleAt = Number.POSITIVE_INFINITY;
  return () => {
    if (current === undefined || performance.now() >= staleAt) {
      staleAt = Number.POSITIVE_INFINITY;
      current = load();
      current.then(
        () => {
          staleAt = performance.now() + FRESH_MS;
        },
        () => {
          staleAt = performance.now() + FAILURE_MS;
        },
      );
    }
    return current;
  };
};

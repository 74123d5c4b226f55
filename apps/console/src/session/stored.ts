import { useSyncExternalStore } from "react";

/** A text that outlives a reload, and that components see change. Without storage (private windows) it lives in memory. */
export interface Stored {
  get(): string | undefined;
  set(value: string): void;
  subscribe(listener: () => void): () => void;
}

/**
 * @param storages where it is kept: read from the first that has it. `[tab's, browser's]` is the tab's own, and begins in a
 * new tab as it was last anywhere.
 */
export const createStored = (storages: readonly (() => Storage)[], name: string): Stored => {
  const listeners = new Set<() => void>();
  const read = (): string | undefined => {
    for (const storage of storages) {
      try {
        const found = storage().getItem(name);
        if (found !== null) return found;
      } catch {
        // none
      }
    }
    return undefined;
  };
  let value = read();
  return {
    get: () => value,
    set: (next) => {
      value = next;
      for (const storage of storages) {
        try {
          storage().setItem(name, next);
        } catch {
          // full, or none: it lasts as long as the page
        }
      }
      for (const listener of listeners) listener();
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
};

export const useStored = (stored: Stored): string | undefined => useSyncExternalStore(stored.subscribe, stored.get);

import { useSyncExternalStore } from "react";

/** A text that outlives a reload, and that components see change. Without storage (private windows) it lives in memory. */
export interface Stored {
  get(): string | undefined;
  set(value: string): void;
  subscribe(listener: () => void): () => void;
}

export const createStored = (storage: () => Storage, name: string): Stored => {
  const listeners = new Set<() => void>();
  const read = (): string | undefined => {
    try {
      return storage().getItem(name) ?? undefined;
    } catch {
      return undefined;
    }
  };
  let value = read();
  return {
    get: () => value,
    set: (next) => {
      value = next;
      try {
        storage().setItem(name, next);
      } catch {
        // full, or none: it lasts as long as the page
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

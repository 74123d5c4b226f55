import { createObservable, type Observable } from "../shared/observable.ts";

/** A text that outlives a reload, and that components see change. Without storage (private windows) it lives in memory. */
export interface Stored extends Pick<Observable<string | undefined>, "get" | "subscribe"> {
  set(value: string): void;
}

/**
 * @param storages where it is kept: read from the first that has it. `[tab's, browser's]` is the tab's own, and begins in a
 * new tab as it was last anywhere.
 */
export const createStored = (storages: readonly (() => Storage)[], name: string): Stored => {
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
  const value = createObservable(read());
  return {
    ...value,
    set: (next) => {
      for (const storage of storages) {
        try {
          storage().setItem(name, next);
        } catch {
          // full, or none: it lasts as long as the page
        }
      }
      value.set(next);
    },
  };
};

import { createObservable, type Observable } from "../shared/observable.ts";

/** An observable string that survives a reload. Without storage (private windows) it lives in memory. */
export interface Stored extends Pick<Observable<string | undefined>, "get" | "subscribe"> {
  set(value: string): void;
}

/**
 * @param storages all are written, and the first with a value is read. `[sessionStorage, localStorage]` is the tab's
 * own value, which a new tab inherits from the one last set in any tab.
 */
export const createStored = (storages: readonly (() => Storage)[], name: string): Stored => {
  const read = (): string | undefined => {
    for (const storage of storages) {
      try {
        const found = storage().getItem(name);
        if (found !== null) return found;
      } catch {
        // no storage
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
          // storage is full or missing: the value lasts as long as the page
        }
      }
      value.set(next);
    },
  };
};

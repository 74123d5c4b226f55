import { useSyncExternalStore } from "react";

/** A value outside of components that they can subscribe to. */
export interface Observable<Value> {
  get(): Value;
  set(next: Value): void;
  subscribe(listener: () => void): () => void;
}

export const createObservable = <Value>(initial: Value): Observable<Value> => {
  const listeners = new Set<() => void>();
  let value = initial;
  return {
    get: () => value,
    set: (next) => {
      value = next;
      for (const listener of listeners) listener();
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
};

export const useObservable = <Value>(observable: Pick<Observable<Value>, "get" | "subscribe">): Value =>
  useSyncExternalStore(observable.subscribe, observable.get);

/** A change to something that clients have been shown. */
export type Change =
  | { readonly kind: "tools_list_changed" | "prompts_list_changed" | "resources_list_changed" }
  | { readonly kind: "resource_updated"; readonly uri: string };

/** Delivers changes to tools, resources and prompts to every open connection. One per process. */
export interface EventBus {
  publish(change: Change): void;
  /** @returns a function that unsubscribes; idempotent */
  subscribe(listener: (change: Change) => void): () => void;
}

/** An event bus within this process. Listeners are called synchronously and must not throw. */
export const createEventBus = (): EventBus => {
  const listeners = new Set<{ readonly tell: (change: Change) => void }>();
  return {
    publish: (change) => {
      for (const { tell } of listeners) tell(change);
    },
    subscribe: (listener) => {
      const entry = { tell: listener };
      listeners.add(entry);
      return () => {
        listeners.delete(entry);
      };
    },
  };
};

/** Something that clients were shown and that is different now. */
export type Change =
  | { readonly kind: "tools_list_changed" | "prompts_list_changed" | "resources_list_changed" }
  | { readonly kind: "resource_updated"; readonly uri: string };

/** Hands changes of what clients were shown (tools, resources, prompts) to every open connection. One per process. */
export interface EventBus {
  publish(change: Change): void;
  /** @returns ends the subscription; calling it again does nothing. */
  subscribe(listener: (change: Change) => void): () => void;
}

/** An event bus within this process. A listener is called at once and must not throw. */
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

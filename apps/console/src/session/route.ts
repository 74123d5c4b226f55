import { useSyncExternalStore } from "react";

export const VIEWS = ["chat", "compare", "switch", "state", "report", "tools"] as const;
export type View = (typeof VIEWS)[number];

const subscribe = (listener: () => void): (() => void) => {
  addEventListener("hashchange", listener);
  return () => removeEventListener("hashchange", listener);
};

/** The view in the address: `#/state`; the chat for anything else. */
const readView = (): View => VIEWS.find((view) => location.hash === hrefOf(view)) ?? "chat";

export const hrefOf = (view: View): string => `#/${view}`;
export const useView = (): View => useSyncExternalStore(subscribe, readView);

import { useSyncExternalStore } from "react";

export const VIEWS = ["chat", "compare", "advisor", "switch", "state", "report", "tools"] as const;
export type View = (typeof VIEWS)[number];

const subscribe = (listener: () => void): (() => void) => {
  addEventListener("hashchange", listener);
  return () => removeEventListener("hashchange", listener);
};

/** The view in the URL, such as `#/state` or `#/advisor?llmServers=3`; the chat for anything else. */
const readView = (): View => VIEWS.find((view) => location.hash.split("?")[0] === hrefOf(view)) ?? "chat";

/** The query of a link to a view. */
export const queryOf = (hash: string): string => hash.split("?")[1] ?? "";

export const hrefOf = (view: View): string => `#/${view}`;
export const useView = (): View => useSyncExternalStore(subscribe, readView);

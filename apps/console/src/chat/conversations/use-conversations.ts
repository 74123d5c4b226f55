import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { useObservable } from "../../shared/observable.ts";
import { onAnyChange } from "./changes.ts";
import { listConversations } from "./conversation-store.ts";
import type { Session } from "./session.ts";
import { currentSession, openLastConversation } from "./sessions.ts";

/** The conversation shown in this tab; opens the last one if there is none. */
export const useCurrentSession = (): Session | undefined => {
  useEffect(() => {
    void openLastConversation();
  }, []);
  return useObservable(currentSession);
};

/** Saved conversations that contain all words of a search, newest first; kept in sync across tabs. */
export const useConversations = (search: string) => {
  const queries = useQueryClient();
  useEffect(
    () =>
      onAnyChange(({ what }) => {
        if (what !== "writing") void queries.invalidateQueries({ queryKey: ["conversations"] });
      }),
    [queries],
  );
  return useQuery({
    queryKey: ["conversations", search],
    queryFn: () => listConversations(search),
    placeholderData: (shown) => shown,
  });
};

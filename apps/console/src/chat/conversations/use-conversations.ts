import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { useObservable } from "../../shared/observable.ts";
import { onAnyChange } from "./changes.ts";
import { listConversations } from "./conversation-store.ts";
import type { Session } from "./session.ts";
import { currentSession, openLastConversation } from "./sessions.ts";

/** The conversation that this tab looks at, which is opened if none is. */
export const useCurrentSession = (): Session | undefined => {
  useEffect(() => {
    void openLastConversation();
  }, []);
  return useObservable(currentSession);
};

/** The saved conversations that have all words of a search, the newest first; kept current over all tabs. */
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

import { MutationCache, QueryCache, QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { type ReactNode, StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { toApiError } from "./api/api-error.ts";
import { LanguageProvider } from "./i18n/language.tsx";

/** Renders a page of this build in the user's language. */
export const mount = (page: ReactNode): void => {
  /** After a key was revoked, refetching the config makes the key gate ask for another. */
  const askAgainWhoItIs = (error: unknown): void => {
    if (toApiError(error).code === "unauthenticated") void queries.invalidateQueries({ queryKey: ["config"] });
  };
  // The server usually runs on this machine and stays reachable while the browser is offline.
  const networkMode = "always";
  const queries = new QueryClient({
    queryCache: new QueryCache({
      onError: (error, { queryKey }) => {
        if (queryKey[0] !== "config") askAgainWhoItIs(error);
      },
    }),
    mutationCache: new MutationCache({ onError: askAgainWhoItIs }),
    defaultOptions: {
      // A failure is shown at once with what to do about it, instead of hiding behind silent retries.
      queries: { retry: false, refetchOnWindowFocus: false, refetchOnReconnect: true, networkMode },
      mutations: { networkMode },
    },
  });
  const root = document.getElementById("root");
  if (!root) throw new Error("The page has no root element.");
  createRoot(root).render(
    <StrictMode>
      <QueryClientProvider client={queries}>
        <LanguageProvider>{page}</LanguageProvider>
      </QueryClientProvider>
    </StrictMode>,
  );
};

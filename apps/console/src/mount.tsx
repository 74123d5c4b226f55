import { MutationCache, QueryCache, QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { type ReactNode, StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { toApiError } from "./api/api-error.ts";
import { LanguageProvider } from "./i18n/language.tsx";

/** Draws a page of this build, in the reader's language. */
export const mount = (page: ReactNode): void => {
  /** A key that was revoked meanwhile: the gate in front of all views asks for another. */
  const askAgainWhoItIs = (error: unknown): void => {
    if (toApiError(error).code === "unauthenticated") void queries.invalidateQueries({ queryKey: ["config"] });
  };
  // The server is most often on this machine, which may be offline and reach it still.
  const networkMode = "always";
  const queries = new QueryClient({
    queryCache: new QueryCache({
      onError: (error, { queryKey }) => {
        if (queryKey[0] !== "config") askAgainWhoItIs(error);
      },
    }),
    mutationCache: new MutationCache({ onError: askAgainWhoItIs }),
    defaultOptions: {
      // A failure is shown with what to do about it, so it is not hidden behind silent retries.
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

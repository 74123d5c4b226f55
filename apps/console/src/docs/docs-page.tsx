import { useQuery } from "@tanstack/react-query";
import { lazy, Suspense } from "react";
import { readOpenApi } from "../api/api.ts";
import { toApiError } from "../api/api-error.ts";
import { PageHead } from "../header/page-head.tsx";
import { useTexts } from "../i18n/language.tsx";
import { useKey } from "../session/api-key.ts";
import { useTitle } from "../session/use-title.ts";
import { PageFailure } from "../shared/page-failure.tsx";
import { Waiting } from "../shared/waiting.tsx";
import { useDarkMode } from "./use-dark-mode.ts";

/** Lazy because it is far larger than the rest: users without a key do not load it. */
const Reference = lazy(async () => ({ default: (await import("./reference.tsx")).Reference }));

/** This server's REST API, to read and try out. */
export const DocsPage = () => {
  const { apiReference, apiReferenceLanguage } = useTexts();
  const key = useKey();
  const { data, error, refetch } = useQuery({
    queryKey: ["openapi"],
    queryFn: readOpenApi,
    staleTime: Number.POSITIVE_INFINITY,
  });
  useTitle(apiReference);
  useDarkMode();
  const waiting = <Waiting />;
  return (
    <>
      <PageHead home="./" />
      <main className={data ? undefined : "view"}>
        {data && apiReferenceLanguage !== "" && <p className="docs-language quiet">{apiReferenceLanguage}</p>}
        {error && <PageFailure failure={toApiError(error)} onRetry={() => void refetch()} />}
        {!error && (
          <Suspense fallback={waiting}>{data ? <Reference document={data} apiKey={key} /> : waiting}</Suspense>
        )}
      </main>
    </>
  );
};

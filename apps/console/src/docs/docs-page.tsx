import { useQuery } from "@tanstack/react-query";
import { lazy, Suspense } from "react";
import { toApiError } from "../api/api-error.ts";
import { askServer, needsKey } from "../api/own-server.ts";
import { useKey } from "../session/api-key.ts";
import { usePage } from "../session/page.ts";
import { KeyForm } from "../shared/key-form.tsx";
import { useDocsTexts } from "./messages.ts";
import { useDarkMode } from "./use-dark-mode.ts";

/** Far larger than the rest: a reader without a key does not load it. */
const Reference = lazy(async () => ({ default: (await import("./reference.tsx")).Reference }));

/** The REST interface of this server, to read and to try. */
export const DocsPage = () => {
  const texts = useDocsTexts();
  const key = useKey();
  usePage(texts.title);
  useDarkMode();
  const { data, error } = useQuery({
    queryKey: ["openapi", key],
    queryFn: async ({ signal }): Promise<object> =>
      (await askServer("openapi.json", "application/json", signal)).json(),
    staleTime: Number.POSITIVE_INFINITY,
  });
  const failure = error ? toApiError(error) : undefined;
  if (failure && needsKey(failure)) {
    return (
      <main className="aside">
        <h1>{texts.title}</h1>
        <KeyForm action={texts.show} refusal={key === "" ? "" : failure.message} />
      </main>
    );
  }
  const waiting = <p className="aside quiet">{texts.loading}</p>;
  return (
    <main>
      {failure && (
        <p className="aside" role="alert">
          {failure.code === "server_unavailable" ? texts.unreachable : failure.message}
        </p>
      )}
      {!failure && (
        <Suspense fallback={waiting}>{data ? <Reference document={data} apiKey={key} /> : waiting}</Suspense>
      )}
    </main>
  );
};

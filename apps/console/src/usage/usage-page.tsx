import { useEffect, useState } from "react";
import { toApiError } from "../api/api-error.ts";
import { PageHead } from "../header/page-head.tsx";
import { useLanguage } from "../i18n/language.tsx";
import { useTitle } from "../session/use-title.ts";
import { PageFailure } from "../shared/page-failure.tsx";
import { queryOf, readChoice } from "./choice.ts";
import { Choices } from "./choices.tsx";
import { useUsageTexts } from "./messages.ts";
import { UsageRows } from "./usage-rows.tsx";
import { type Usage, useUsage } from "./use-usage.ts";

/** This server's usage: who called what, how often, and how long it took. */
export const UsagePage = () => {
  const texts = useUsageTexts();
  const [choice, setChoice] = useState(() => readChoice(Object.keys(texts.groups)));
  const { data, error, isFetching, refetch } = useUsage(choice);
  const failure = error ? toApiError(error) : undefined;
  useTitle(texts.title);
  useEffect(() => history.replaceState(null, "", `?${queryOf(choice)}`), [choice]);
  return (
    <>
      <PageHead home="./" />
      <main className="view usage">
        {failure && <PageFailure failure={failure} onRetry={() => void refetch()} />}
        {failure?.code !== "unauthenticated" && (
          <>
            <h1>{texts.title}</h1>
            {!failure && <Summary usage={data} state={isFetching ? texts.loading : undefined} />}
            {!failure && <p className="quiet whose">{texts.whose}</p>}
            <Choices
              choice={choice}
              groups={data?.groups ?? []}
              onChoose={setChoice}
              onRefused={() => void refetch()}
            />
            {!failure && data && data.rows.length > 0 && <UsageRows usage={data} />}
            <p className="note">{texts.note}</p>
          </>
        )}
      </main>
    </>
  );
};

const Summary = ({ usage, state }: { usage: Usage | undefined; state: string | undefined }) => (
  <p className="summary" role="status">
    {state ?? (usage && <Counts usage={usage} />)}
  </p>
);

const Counts = ({ usage: { choice, rows } }: { usage: Usage }) => {
  const texts = useUsageTexts();
  const [language] = useLanguage();
  const calls = rows.reduce((total, row) => total + row.calls, 0);
  const errors = rows.reduce((total, row) => total + row.errors, 0);
  const whole = (count: number): string => count.toLocaleString(language);
  const share = new Intl.NumberFormat(language, { style: "percent", maximumSignificantDigits: 2 });
  const day = new Intl.DateTimeFormat(language, { dateStyle: "long", timeZone: "UTC" });
  const failed = errors === 0 ? undefined : { count: whole(errors), share: share.format(errors / calls) };
  return texts.summary(calls, whole(calls), day.format(new Date(choice.from)), failed);
};

import { useEffect, useState } from "react";
import { type ApiError, toApiError } from "../api/api-error.ts";
import { needsKey } from "../api/own-server.ts";
import { useLanguage } from "../i18n/language.tsx";
import { useKey } from "../session/api-key.ts";
import { usePage } from "../session/page.ts";
import { KeyForm } from "../shared/key-form.tsx";
import { queryOf, readChoice } from "./choice.ts";
import { Choices } from "./choices.tsx";
import { useUsageTexts } from "./messages.ts";
import { UsageRows } from "./usage-rows.tsx";
import { type Usage, useUsage } from "./use-usage.ts";

/** Usage of this server: who called what, how often, and how long it took. */
export const UsagePage = () => {
  const texts = useUsageTexts();
  const key = useKey();
  const [choice, setChoice] = useState(() => readChoice(Object.keys(texts.groups)));
  const { data, error, isFetching, refetch } = useUsage(choice);
  const failure = error ? toApiError(error) : undefined;
  usePage(texts.title);
  useEffect(() => history.replaceState(null, "", `?${queryOf(choice)}`), [choice]);

  if (failure && needsKey(failure)) {
    return (
      <main className="usage">
        <h1>{texts.title}</h1>
        <KeyForm action={texts.show} refusal={key === "" ? "" : failure.message} />
      </main>
    );
  }
  const state = isFetching ? texts.loading : undefined;
  return (
    <main className="usage">
      <h1>{texts.title}</h1>
      {failure ? <Failure failure={failure} /> : <Summary usage={data} state={state} />}
      <Choices choice={choice} groups={data?.groups ?? []} onChoose={setChoice} onRefused={() => void refetch()} />
      {!failure && data && data.rows.length > 0 && <UsageRows usage={data} />}
      <p className="note">{texts.note}</p>
    </main>
  );
};

const Failure = ({ failure }: { failure: ApiError }) => {
  const texts = useUsageTexts();
  return (
    <p className="summary bad" role="status">
      {failure.code === "server_unavailable" ? texts.unreachable : failure.message}
    </p>
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

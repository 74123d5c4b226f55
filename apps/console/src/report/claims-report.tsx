import { useMutation, useQuery } from "@tanstack/react-query";
import { Button } from "react-aria-components";
import { readClaims } from "../api/api.ts";
import { toApiError } from "../api/api-error.ts";
import { useLanguage, useTexts } from "../i18n/language.tsx";
import { FailureNotice } from "../shared/notice.tsx";
import { jsonFile, saveFile } from "../shared/save-file.ts";
import { Waiting } from "../shared/waiting.tsx";
import { readClaimsPage } from "./bench-api.ts";
import { Claims } from "./claims.tsx";
import type { ClaimWords } from "./report.ts";
import { VerdictTotals } from "./verdict-totals.tsx";

interface LedgerWords {
  readonly answer: readonly [string, string];
  readonly claims: readonly Pick<ClaimWords, "claim" | "name" | "verdict" | "because">[];
}

/** The part of the `bench claims` report that is shown here. */
interface Ledger {
  readonly startedAt: string;
  readonly claims: readonly { readonly claim: string; readonly verdict: string }[];
  readonly words: { readonly en: LedgerWords; readonly ko: LedgerWords };
}

/** The last `bench claims`: its answer, the number of claims per verdict, and each claim with its reason. */
export const ClaimsReport = () => {
  const texts = useTexts().report;
  const [language] = useLanguage();
  const { data, error, refetch } = useQuery({ queryKey: ["claims-report"], queryFn: readClaims<Ledger> });
  const page = useMutation({ mutationFn: readClaimsPage, onSuccess: (html) => saveFile("claims.html", html) });
  if (error) return <FailureNotice error={toApiError(error)} onRetry={() => void refetch()} />;
  if (!data) return <Waiting />;
  if (!data.words) return null;
  const words = data.words[language];
  const claims = words.claims.map(
    ({ claim, name, verdict, because }): ClaimWords => ({
      claim,
      name,
      because,
      verdict: data.claims.find((one) => one.claim === claim)?.verdict ?? "not-measured",
      verdictName: verdict,
      scope: "",
    }),
  );
  return (
    <>
      <h2>{texts.claims.heading(data.startedAt.slice(0, 10))}</h2>
      <p className="second">{words.answer.join(" ")}</p>
      <VerdictTotals claims={claims} />
      <Claims claims={claims} heading={texts.claims.each} caption={texts.claims.caption} />
      <div className="row">
        <Button className="plain" onPress={() => saveFile("claims.json", jsonFile(data))}>
          {texts.claims.json}
        </Button>
        <Button className="plain" onPress={() => page.mutate()}>
          {texts.page}
        </Button>
      </div>
      {page.error && <FailureNotice error={toApiError(page.error)} />}
    </>
  );
};

import { useMutation, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Button } from "react-aria-components";
import { toApiError } from "../api/api-error.ts";
import { useLanguage, useTexts } from "../i18n/language.tsx";
import { FailureNotice } from "../shared/notice.tsx";
import { ScrollText } from "../shared/scroll-text.tsx";
import { Waiting } from "../shared/waiting.tsx";
import { compareReports, readBench } from "./bench-api.ts";
import type { Report } from "./report.ts";

/** What changed between two reports, where the benchmark is installed, which compares them. */
export const ComparePanel = ({ current }: { current: Report }) => {
  const { data } = useQuery({ queryKey: ["bench"], queryFn: readBench });
  return data?.isInstalled ? <CompareReports current={current} /> : null;
};

/** One report from a file, and another file or the current report. */
const CompareReports = ({ current }: { current: Report }) => {
  const words = useTexts().report.compare;
  const [language] = useLanguage();
  const [before, setBefore] = useState<File>();
  const [after, setAfter] = useState<File>();
  const compare = useMutation({
    mutationFn: async () => ({
      ...(await compareReports(await read(before), after ? await read(after) : current, language)),
      language,
    }),
  });
  /** Clears the result for other files. */
  const choose = (set: (file: File | undefined) => void) => (file: File | undefined) => {
    set(file);
    compare.reset();
  };
  const failure = compare.error && toApiError(compare.error);
  return (
    <section className="report-comparison">
      <h2>{words.heading}</h2>
      <p className="quiet">{words.note}</p>
      <div className="row">
        <ReportFile label={words.before} onChoose={choose(setBefore)} />
        <ReportFile label={words.after} onChoose={choose(setAfter)} />
        <Button className="plain" isDisabled={!before || compare.isPending} onPress={() => compare.mutate()}>
          {words.action}
        </Button>
      </div>
      {compare.isPending && <Waiting label={words.comparing} />}
      {failure && (
        <FailureNotice error={failure} what={failure.code === "invalid_arguments" ? words.noReport : undefined} />
      )}
      {compare.data && <ScrollText label={words.heading} text={compare.data.text} lang={compare.data.language} />}
    </section>
  );
};

const ReportFile = ({ label, onChoose }: { label: string; onChoose: (file: File | undefined) => void }) => (
  <label className="report-file">
    {label}
    <input type="file" accept=".json,application/json" onChange={({ target }) => onChoose(target.files?.[0])} />
  </label>
);

/** Invalid JSON becomes null, which the server rejects like anything else that is not a report. */
const read = async (file: File | undefined): Promise<unknown> => {
  try {
    return JSON.parse((await file?.text()) ?? "");
  } catch {
    return null;
  }
};

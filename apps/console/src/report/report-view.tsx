import "../style/report.css";
import { useMutation, useQuery } from "@tanstack/react-query";
import { Button } from "react-aria-components";
import { readReport } from "../api/api.ts";
import { toApiError } from "../api/api-error.ts";
import { useLanguage, useTexts } from "../i18n/language.tsx";
import { hrefOf } from "../session/route.ts";
import { Command } from "../shared/command.tsx";
import { COMMANDS } from "../shared/commands.ts";
import { NeedsAdmin } from "../shared/needs-admin.tsx";
import { FailureNotice } from "../shared/notice.tsx";
import { jsonFile, saveFile } from "../shared/save-file.ts";
import type { ViewProps } from "../shared/view-props.ts";
import { Waiting } from "../shared/waiting.tsx";
import { AnswerCards } from "./answer-cards.tsx";
import { readReportPage } from "./bench-api.ts";
import { BenchPanel } from "./bench-panel.tsx";
import { Claims } from "./claims.tsx";
import { ClaimsReport } from "./claims-report.tsx";
import { ComparePanel } from "./compare-panel.tsx";
import { DistributionPlot } from "./distribution-plot.tsx";
import { FiguresTable } from "./figures-table.tsx";
import { FurtherPlots } from "./further-plots.tsx";
import { IntervalPlots } from "./interval-plots.tsx";
import type { Report } from "./report.ts";
import { reportCsv } from "./report-csv.ts";
import { VerdictTotals } from "./verdict-totals.tsx";

/** The newest benchmark report; administrators can start a new run. */
const ReportView = ({ config: { caller, claims } }: ViewProps) => {
  const { bench } = useTexts().report;
  const isAdmin = caller.role === "admin";
  return (
    <div className="report">
      <NewestReport isAdmin={isAdmin} />
      {claims && <ClaimsReport />}
      {isAdmin ? <BenchPanel /> : <NeedsAdmin heading={bench.heading} text={bench.needsAdmin(caller.role)} />}
    </div>
  );
};

/** The answer, the figures behind it, the claims, and the method. */
const NewestReport = ({ isAdmin }: { isAdmin: boolean }) => {
  const texts = useTexts();
  const [language] = useLanguage();
  const { data: report, error, refetch } = useQuery({ queryKey: ["report"], queryFn: readReport<Report> });
  const page = useMutation({ mutationFn: readReportPage, onSuccess: (html) => saveFile("report.html", html) });
  if (error) {
    const failure = toApiError(error);
    if (failure.status !== 404) return <FailureNotice error={failure} onRetry={() => void refetch()} />;
    return <NoReport title={texts.report.none} how={texts.report.noneHow} />;
  }
  if (!report) return <Waiting />;
  if (!report.words) return <NoReport title={texts.report.old} how={texts.report.noneHow} />;

  const words = report.words[language];
  const direct = report.rows.filter(({ via }) => via === "tools");
  const query = report.rows.filter(({ via }) => via === "query");
  return (
    <>
      <p className="quiet run">{words.machine}</p>
      <h1>{words.answer[0]}</h1>
      <p className="second">{words.answer[1]}</p>
      <VerdictTotals claims={words.claims} />
      {words.notices.map((notice) => (
        <p key={notice} className="quiet notice">
          {notice}
        </p>
      ))}
      <AnswerCards report={report} words={words} />
      <p>
        <a href={hrefOf("advisor")}>{texts.advisor.action}</a>
      </p>
      <section>
        <h2>{words.sections.latency}</h2>
        <figure>
          <h3>{words.seen.latency}</h3>
          <IntervalPlots rows={direct} words={words} />
          <figcaption>{words.captions.latency}</figcaption>
        </figure>
      </section>
      <section>
        <h2>{words.sections.distribution}</h2>
        <figure>
          <h3>{words.seen.distribution}</h3>
          <DistributionPlot rows={direct} words={words} />
          <figcaption>{words.captions.distribution}</figcaption>
        </figure>
      </section>
      {query.length > 0 && (
        <section>
          <h2>{words.sections.query}</h2>
          <figure>
            <h3>{words.seen.query}</h3>
            <IntervalPlots rows={query} words={words} />
          </figure>
        </section>
      )}
      <FurtherPlots rows={direct} words={words} />
      <Claims claims={words.claims} heading={words.sections.claims} caption={words.captions.claims} />
      <FiguresTable rows={report.rows} words={words} />
      <section>
        <h2>{words.sections.method}</h2>
        <ul className="method">
          {words.method.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
        <p className="quiet">{words.repeat}</p>
        <Command text={report.command} />
        <div className="row">
          <Button className="plain" onPress={() => saveFile("report.json", jsonFile(report))}>
            {texts.report.json}
          </Button>
          <Button className="plain" onPress={() => saveFile("report.csv", csvFile(reportCsv(report)))}>
            {texts.report.csv}
          </Button>
          <Button className="plain" onPress={() => page.mutate()}>
            {texts.report.page}
          </Button>
        </div>
        {page.error && <FailureNotice error={toApiError(page.error)} />}
      </section>
      {isAdmin && <ComparePanel current={report} />}
    </>
  );
};

const csvFile = (csv: string): Blob => new Blob([csv], { type: "text/csv" });

const NoReport = ({ title, how }: { title: string; how: string }) => (
  <>
    <h1>{title}</h1>
    <p className="second">{how}</p>
    <Command text={COMMANDS.bench} />
  </>
);

export default ReportView;

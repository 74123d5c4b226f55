import "../style/advisor.css";
import { type Advice, adviceText, advise, type CaseField, messages, renderAdviceMarkdown } from "@twinhost/advisor";
import { useMemo, useState } from "react";
import { Button } from "react-aria-components";
import { useLanguage, useTexts } from "../i18n/language.tsx";
import { Command } from "../shared/command.tsx";
import { COMMANDS } from "../shared/commands.ts";
import { CopyButton } from "../shared/copy-button.tsx";
import { Notice } from "../shared/notice.tsx";
import { jsonFile, saveFile } from "../shared/save-file.ts";
import type { ViewProps } from "../shared/view-props.ts";
import { Waiting } from "../shared/waiting.tsx";
import { Changes, Sources, ToDo } from "./advice-sections.tsx";
import { Criteria, TransportsTable } from "./advice-tables.tsx";
import { CaseForm } from "./case-form.tsx";
import { useCaseLink } from "./use-case-link.ts";
import { type Figures, useFigures } from "./use-figures.ts";

/** Advises a transport for the user's case, updated as the case changes, with everything the advice rests on. */
const AdvisorView = ({ config }: ViewProps) => {
  const figures = useFigures(config.claims);
  return figures ? <Advised figures={figures} /> : <Waiting />;
};

const Advised = ({ figures }: { figures: Figures }) => {
  const { advisor } = useTexts();
  const [language] = useLanguage();
  const [given, setGiven] = useCaseLink();
  const [misfits, setMisfits] = useState<ReadonlySet<CaseField>>(new Set());
  const markFit = (field: CaseField, fits: boolean): void =>
    setMisfits((before) =>
      fits ? new Set([...before].filter((other) => other !== field)) : new Set([...before, field]),
    );
  const advice = useMemo(() => advise(given, figures.constants), [given, figures]);
  const text = useMemo(() => adviceText(advice, language), [advice, language]);
  return (
    <div className={misfits.size > 0 ? "advisor stale" : "advisor"}>
      <section className="advice" aria-live="polite">
        {misfits.size > 0 && <p className="stale-note">{advisor.stale}</p>}
        <h1>{text.answer[0]}</h1>
        <p className="second">{text.answer[1]}</p>
        <p>{text.confidence}</p>
        {text.notes.map((note) => (
          <p key={note}>{note}</p>
        ))}
      </section>
      <CaseForm given={given} onChange={setGiven} onFit={markFit} />
      <div className="advice-details">
        <FiguresNote figures={figures} />
        <Changes text={text} />
        <TransportsTable advice={advice} text={text} />
        <Criteria advice={advice} text={text} />
        <ToDo text={text} />
        <Sources text={text} />
        <Exports advice={advice} />
      </div>
      <p className="advice-short" aria-hidden="true">
        {advisor.advice(messages[language].short(advice.answer))}
      </p>
    </div>
  );
};

const FiguresNote = ({ figures: { run, isUnreadable } }: { figures: Figures }) => {
  const { advisor } = useTexts();
  if (!run)
    return (
      <Notice>
        <p>{isUnreadable ? advisor.unreadable : advisor.reference}</p>
        <Command text={COMMANDS.claims} />
      </Notice>
    );
  const { startedAt, mode, isPart } = run;
  return (
    <Notice>
      <p>
        {[advisor.measured(startedAt.slice(0, 10)), mode === "quick" && advisor.quick, isPart && advisor.partly]
          .filter(Boolean)
          .join(" ")}
      </p>
    </Notice>
  );
};

const Exports = ({ advice }: { advice: Advice }) => {
  const { advisor } = useTexts();
  const [language] = useLanguage();
  const markdown = (): void =>
    saveFile("advice.md", new Blob([renderAdviceMarkdown(advice, language)], { type: "text/markdown" }));
  return (
    <div className="row exports">
      <CopyButton text={location.href} label={advisor.copyLink} />
      <Button className="plain" onPress={markdown}>
        {advisor.markdown}
      </Button>
      <Button className="plain" onPress={() => saveFile("advice.json", jsonFile(advice))}>
        {advisor.json}
      </Button>
    </div>
  );
};

export default AdvisorView;

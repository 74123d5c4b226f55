import { useEffect, useState } from "react";
import type { Config } from "../api/types.ts";
import { useTexts } from "../i18n/language.tsx";
import { CompareForm } from "./compare-form.tsx";
import { isAnswered, SIDES, stoppedAfter } from "./comparison.ts";
import type { ComparisonLink } from "./comparison-link.ts";
import { DistributionFigure } from "./distribution-figure.tsx";
import { keepDraft } from "./draft.ts";
import { ExportComparison } from "./export-comparison.tsx";
import { SideAnswer } from "./side-answer.tsx";
import { TimelineFigure } from "./timeline-figure.tsx";
import { useComparison } from "./use-comparison.ts";
import { Verdict } from "./verdict.tsx";

/** The form and both transports' answers. */
export const ComparePanel = ({ config, link }: { config: Config; link: ComparisonLink }) => {
  const texts = useTexts();
  const [typed, setTyped] = useState(link.question);
  const question = typed ?? texts.compare.defaultQuestion;
  const [transports, setTransports] = useState(link.transports);
  const { comparison, progress, ask, stop } = useComparison(link.id);
  useEffect(() => keepDraft(typed, transports), [typed, transports]);
  const isComplete = comparison !== undefined && isAnswered(comparison);
  const stopped = comparison && !progress ? stoppedAfter(comparison) : undefined;
  return (
    <>
      <CompareForm
        config={config}
        question={question}
        transports={transports}
        progress={progress}
        onQuestion={setTyped}
        onTransports={setTransports}
        onAsk={(times) => void ask(question, transports, times)}
        onStop={stop}
      />
      {!comparison && <p className="quiet">{texts.compare.none}</p>}
      {comparison && (
        <>
          <p className="verdict" aria-live="polite">
            {isComplete && !progress && <Verdict comparison={comparison} />}
          </p>
          {stopped && (
            <p className="stopped" role="status">
              {texts.compare.stopped(stopped.done, stopped.asked)}
            </p>
          )}
          {isComplete && !progress && <ExportComparison comparison={comparison} />}
          <div className="two">
            {SIDES.map((side) => (
              <SideAnswer key={side} side={side} state={comparison.sides[side]} isRunning={progress !== undefined} />
            ))}
          </div>
          {isComplete && <TimelineFigure comparison={comparison} />}
          {isComplete && SIDES.every((side) => comparison.sides[side].runs.length > 1) && (
            <DistributionFigure comparison={comparison} />
          )}
        </>
      )}
    </>
  );
};

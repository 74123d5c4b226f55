import { callsOf, textOf } from "../chat/chat-message.ts";
import { ToolCard } from "../chat/tool-card.tsx";
import { useTexts } from "../i18n/language.tsx";
import { digits, time } from "../shared/figures.ts";
import { MarkdownText } from "../shared/markdown-text.tsx";
import { FailureNotice } from "../shared/notice.tsx";
import { TransportBadge } from "../shared/transport-badge.tsx";
import type { Side, SideState } from "./comparison.ts";
import { medianTotal } from "./runs.ts";

interface SideAnswerProps {
  readonly side: Side;
  readonly state: SideState;
  readonly isRunning: boolean;
}

/** One transport's figure, answer and tool calls. */
export const SideAnswer = ({ side, state, isRunning }: SideAnswerProps) => {
  const texts = useTexts();
  const { transport, answer, error, runs, failed } = state;
  return (
    <section className={`side ${side}`} aria-label={texts.transports[transport]}>
      <header className="side-head">
        <TransportBadge transport={transport} />
        {runs.length > 0 && (
          <>
            <strong className="big">{time(medianTotal(runs))}</strong>
            <span className="quiet">
              {runs.length === 1 ? texts.compare.total : `${texts.compare.median}, n = ${digits(runs.length)}`}
            </span>
          </>
        )}
      </header>
      {error && <FailureNotice error={error} />}
      {failed > 0 && <p className="quiet">{texts.compare.failed(failed)}</p>}
      {answer && (
        <>
          {runs.length > 1 && !isRunning && <p className="quiet">{texts.compare.lastRun(runs.length)}</p>}
          {callsOf(answer).map((call) => (
            <ToolCard key={call.id} call={call} isRunning={isRunning && !call.outcome} />
          ))}
          <div className="answer-text">
            <MarkdownText text={textOf(answer)} />
          </div>
        </>
      )}
    </section>
  );
};

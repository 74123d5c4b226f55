import { useMutation } from "@tanstack/react-query";
import { runThirdParty } from "../api/api.ts";
import { toApiError } from "../api/api-error.ts";
import type { ThirdPartyRun, ThirdPartyTool } from "../api/types.ts";
import { useTexts } from "../i18n/language.tsx";
import { CodeSpans } from "../shared/code-spans.tsx";
import { CopyButton } from "../shared/copy-button.tsx";
import { time } from "../shared/figures.ts";
import { FailureNotice } from "../shared/notice.tsx";
import { ScrollText } from "../shared/scroll-text.tsx";
import { TransportBadge } from "../shared/transport-badge.tsx";
import { Waiting } from "../shared/waiting.tsx";
import { ToolForm } from "./tool-form.tsx";

/** The form of a third-party server's tool. It has one transport, so there is nothing to compare. */
export const ThirdPartyToolRun = ({ server, tool }: { server: string; tool: ThirdPartyTool }) => {
  const texts = useTexts();
  const words = texts.tools.theirs;
  const run = useMutation({ mutationFn: (args: Record<string, unknown>) => runThirdParty(tool.name, args) });
  return (
    <>
      <p>
        <CodeSpans text={tool.description} />
      </p>
      <ToolForm
        schema={tool.inputSchema}
        action={words.run}
        isRunning={run.isPending}
        none={<p className="quiet">{words.noArguments}</p>}
        onRun={(args) => run.mutate(args)}
      />
      {run.isPending && <Waiting label={texts.tools.running} />}
      {run.isIdle && <p className="quiet">{words.empty}</p>}
      {run.error && <FailureNotice error={toApiError(run.error)} />}
      {run.data && <Result server={server} run={run.data} />}
    </>
  );
};

const Result = ({ server, run: { outcome, transport, duration_ms } }: { server: string; run: ThirdPartyRun }) => {
  const texts = useTexts();
  const text = JSON.stringify(outcome.ok ? outcome.output : outcome.error, null, 2);
  return (
    <section className="exchange" aria-label={texts.tools.theirs.result} aria-live="polite">
      <header>
        <TransportBadge transport={transport} />
        <span className="figure">{time(duration_ms)}</span>
        <span className="quiet">{texts.tools.theirs.note(server)}</span>
      </header>
      {outcome.ok ? (
        <div className="message">
          <div className="message-title">
            <h4>{texts.tools.theirs.result}</h4>
            <CopyButton text={text} />
          </div>
          <ScrollText label={texts.tools.theirs.result} text={text} />
        </div>
      ) : (
        <FailureNotice error={toApiError(new Error(text))} />
      )}
    </section>
  );
};

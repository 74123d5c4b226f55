import { useMutation } from "@tanstack/react-query";
import { runThirdParty } from "../api/api.ts";
import { toApiError } from "../api/api-error.ts";
import type { ThirdPartyRun, ThirdPartyTool } from "../api/types.ts";
import { useTexts } from "../i18n/language.tsx";
import { time } from "../shared/figures.ts";
import { FailureNotice } from "../shared/notice.tsx";
import { TransportBadge } from "../shared/transport-badge.tsx";
import { Waiting } from "../shared/waiting.tsx";
import { logCall } from "./call-log.ts";
import { RunResult } from "./run-result.tsx";
import { ToolAbout } from "./tool-about.tsx";
import { ToolForm } from "./tool-form.tsx";
import type { ToolResult } from "./tool-result.ts";

/** The form of a third-party tool. It has only one transport, so there is nothing to compare. */
export const ThirdPartyToolRun = ({
  server,
  tool,
  again,
}: {
  server: string;
  tool: ThirdPartyTool;
  again?: Readonly<Record<string, unknown>> | undefined;
}) => {
  const texts = useTexts();
  const words = texts.tools.theirs;
  const run = useMutation({
    mutationFn: async (args: Record<string, unknown>) => {
      const made = await runThirdParty(tool.name, args);
      const times = [{ transport: made.transport, ms: made.duration_ms }];
      logCall({ tool: tool.name, arguments: args, times }, resultOf(made.outcome));
      return made;
    },
  });
  return (
    <>
      <ToolAbout about={undefined} description={tool.description} />
      <p className="quiet">
        {words.calledAs} <code>{tool.name}</code>
      </p>
      <ToolForm
        schema={tool.inputSchema}
        again={again}
        action={words.run}
        isRunning={run.isPending}
        none={<p className="quiet">{words.noArguments}</p>}
        onRun={(args) => run.mutate(args)}
      />
      {run.isPending && <Waiting label={texts.tools.running} />}
      {run.isIdle && <p className="quiet">{words.empty}</p>}
      {run.error && <FailureNotice error={toApiError(run.error)} />}
      {run.data && <Result tool={tool.name} server={server} run={run.data} />}
    </>
  );
};

const Result = ({ tool, server, run }: { tool: string; server: string; run: ThirdPartyRun }) => {
  const texts = useTexts();
  const { outcome, transport, duration_ms } = run;
  return (
    <section className="exchange" aria-live="polite">
      <RunResult tool={tool} result={resultOf(outcome)} />
      <header>
        <TransportBadge transport={transport} />
        <span className="figure">{time(duration_ms)}</span>
        <span className="quiet">{texts.tools.theirs.note(server)}</span>
      </header>
    </section>
  );
};

/** Unwraps an output that has only content. */
const resultOf = (outcome: ThirdPartyRun["outcome"]): ToolResult => {
  if (!outcome.ok) return { ok: false, ...outcome.error };
  const { content, ...others } = outcome.output;
  return { ok: true, output: Object.keys(others).length === 0 && content !== undefined ? content : outcome.output };
};

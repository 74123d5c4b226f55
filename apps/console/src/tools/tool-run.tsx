import { useMutation } from "@tanstack/react-query";
import { exchange } from "../api/api.ts";
import { toApiError } from "../api/api-error.ts";
import type { ExchangeTransport, ToolDescription } from "../api/types.ts";
import { useTexts } from "../i18n/language.tsx";
import { CodeSpans } from "../shared/code-spans.tsx";
import { digits } from "../shared/figures.ts";
import { Notice } from "../shared/notice.tsx";
import { Waiting } from "../shared/waiting.tsx";
import { bytesOf, ExchangePanel } from "./exchange-panel.tsx";
import { FIRST_VALUES } from "./form-fields.ts";
import { isAnswered, isKeyRefused, type Outcome } from "./outcome.ts";
import { ToolForm } from "./tool-form.tsx";

/** HTTP's two left, the pipe right. */
const LEFT: readonly ExchangeTransport[] = ["http", "rest"];
const RIGHT: readonly ExchangeTransport[] = ["stdio"];

/** A tool's form, and what its run looks like on each transport. */
export const ToolRun = ({ tool }: { tool: ToolDescription }) => {
  const texts = useTexts();
  const run = useMutation({ mutationFn: runEverywhere });

  const side = (transports: readonly ExchangeTransport[]) =>
    transports.map(
      (transport) =>
        run.data?.[transport] && <ExchangePanel key={transport} transport={transport} outcome={run.data[transport]} />,
    );
  const seen = run.data && sentence(run.data, texts.tools.seen);
  return (
    <>
      <p>
        <CodeSpans text={tool.description} />
      </p>
      <ToolForm
        schema={tool.inputSchema}
        first={FIRST_VALUES[tool.name]}
        action={texts.tools.run}
        isRunning={run.isPending}
        onRun={(args) => run.mutate({ tool: tool.name, args })}
      />
      {run.isPending && <Waiting label={texts.tools.running} />}
      {!run.data && !run.isPending && <p className="quiet">{texts.tools.empty}</p>}
      {run.data && (
        <section aria-live="polite">
          {seen !== undefined && <h3 className="seen">{seen}</h3>}
          {Object.values(run.data).some(isKeyRefused) && (
            <Notice tone="bad">
              <p>{texts.state.keyRefused}</p>
            </Notice>
          )}
          <p className="quiet">{texts.tools.timesNote}</p>
          <div className="two">
            <div className="side http">{side(LEFT)}</div>
            <div className="side stdio">{side(RIGHT)}</div>
          </div>
        </section>
      )}
    </>
  );
};

/** One after the other: at the same time they would share the processor, and their times would tell nothing. */
const runEverywhere = async ({
  tool,
  args,
}: {
  tool: string;
  args: Record<string, unknown>;
}): Promise<Record<ExchangeTransport, Outcome>> => {
  const outcome = async (transport: ExchangeTransport): Promise<Outcome> => {
    try {
      return { ok: true, exchange: await exchange(transport, tool, args) };
    } catch (error) {
      return { ok: false, error: toApiError(error) };
    }
  };
  return { http: await outcome("http"), rest: await outcome("rest"), stdio: await outcome("stdio") };
};

/** A size compares only where both gave an answer; a refusal at the door says nothing about a transport. */
const sentence = (
  { http, stdio }: Record<ExchangeTransport, Outcome>,
  words: (http: string, stdio: string) => string,
): string | undefined =>
  isAnswered(http) && isAnswered(stdio)
    ? words(digits(bytesOf(http.exchange)), digits(bytesOf(stdio.exchange)))
    : undefined;

import { useMutation } from "@tanstack/react-query";
import { exchange } from "../api/api.ts";
import { toApiError } from "../api/api-error.ts";
import type { ExchangeTransport, ToolDescription } from "../api/types.ts";
import { useLanguage, useTexts } from "../i18n/language.tsx";
import { digits } from "../shared/figures.ts";
import { Notice } from "../shared/notice.tsx";
import { Waiting } from "../shared/waiting.tsx";
import { logCall } from "./call-log.ts";
import { bytesOf, ExchangePanel } from "./exchange-panel.tsx";
import { FIRST_VALUES } from "./form-values.ts";
import { isAnswered, isKeyRefused, type Outcome, resultOf } from "./outcome.ts";
import { productTool } from "./product-tools.ts";
import { RunResult } from "./run-result.tsx";
import { ToolAbout } from "./tool-about.tsx";
import { ToolForm } from "./tool-form.tsx";

/** HTTP and REST left, stdio right. */
const LEFT: readonly ExchangeTransport[] = ["http", "rest"];
const RIGHT: readonly ExchangeTransport[] = ["stdio"];

type Outcomes = Readonly<Record<ExchangeTransport, Outcome>>;

/** A tool's form, the result of its run, and the exchange over each transport. */
export const ToolRun = ({
  tool,
  again,
}: {
  tool: ToolDescription;
  again?: Readonly<Record<string, unknown>> | undefined;
}) => {
  const texts = useTexts();
  const [language] = useLanguage();
  const words = productTool(tool.name, language);
  const run = useMutation({ mutationFn: runEverywhere });
  const side = (outcomes: Outcomes, transports: readonly ExchangeTransport[]) =>
    transports.map((transport) => (
      <ExchangePanel key={transport} transport={transport} outcome={outcomes[transport]} />
    ));
  const seen = run.data && sentence(run.data, texts.tools.seen);
  return (
    <>
      <ToolAbout about={words?.about} description={tool.description} />
      <ToolForm
        schema={tool.inputSchema}
        about={words?.fields}
        first={FIRST_VALUES[tool.name]}
        again={again}
        action={texts.tools.run}
        isRunning={run.isPending}
        onRun={(args) => run.mutate({ tool: tool.name, args })}
      />
      {run.isPending && <Waiting label={texts.tools.running} />}
      {!run.data && !run.isPending && <p className="quiet">{texts.tools.empty}</p>}
      {run.data && (
        <section aria-live="polite">
          <Result tool={tool.name} outcomes={run.data} />
          {seen !== undefined && <h3 className="seen">{seen}</h3>}
          <p className="quiet">{texts.tools.timesNote}</p>
          <div className="two">
            <div className="side http">{side(run.data, LEFT)}</div>
            <div className="side stdio">{side(run.data, RIGHT)}</div>
          </div>
        </section>
      )}
    </>
  );
};

/** The tool's result, once for all transports, and a notice if others failed because of the LLM server's key. */
const Result = ({ tool, outcomes }: { tool: string; outcomes: Outcomes }) => {
  const texts = useTexts();
  const all = Object.values(outcomes);
  const result = firstResult(outcomes);
  return (
    <>
      {result && <RunResult tool={tool} result={result} />}
      {result?.ok && all.some(isKeyRefused) && (
        <Notice tone="bad">
          <p>{texts.state.keyRefused}</p>
        </Notice>
      )}
    </>
  );
};

const firstResult = (outcomes: Outcomes) => {
  const results = Object.values(outcomes).flatMap((outcome) => resultOf(outcome) ?? []);
  return results.find(({ ok }) => ok) ?? results[0];
};

/** Runs one after the other: at the same time, they would compete for the CPU and their times would mean nothing. */
const runEverywhere = async ({ tool, args }: { tool: string; args: Record<string, unknown> }): Promise<Outcomes> => {
  const outcome = async (transport: ExchangeTransport): Promise<Outcome> => {
    try {
      return { ok: true, exchange: await exchange(transport, tool, args) };
    } catch (cause) {
      const error = toApiError(cause);
      // The user's own key was revoked: the page asks for another.
      if (error.code === "unauthenticated") throw error;
      return { ok: false, error };
    }
  };
  const outcomes = { http: await outcome("http"), rest: await outcome("rest"), stdio: await outcome("stdio") };
  const times = Object.entries(outcomes).flatMap(([transport, one]) =>
    one.ok ? [{ transport, ms: one.exchange.ms }] : [],
  );
  logCall({ tool, arguments: args, times }, firstResult(outcomes));
  return outcomes;
};

/** Compares sizes only if both transports answered; a rejected request says nothing about a transport. */
const sentence = ({ http, stdio }: Outcomes, words: (http: string, stdio: string) => string): string | undefined =>
  isAnswered(http) && isAnswered(stdio)
    ? words(digits(bytesOf(http.exchange)), digits(bytesOf(stdio.exchange)))
    : undefined;

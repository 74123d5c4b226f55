import { readableUris } from "../documents/readable-uri.ts";
import { useTexts } from "../i18n/language.tsx";
import { ScrollText } from "../shared/scroll-text.tsx";
import { ToolFailure } from "./tool-failure.tsx";
import type { ToolResult } from "./tool-result.ts";
import { ValueView } from "./value-view.tsx";

/** A run's result in readable form, or that it failed, why, and what to do. */
export const RunResult = ({ tool, result }: { tool: string; result: ToolResult }) => {
  const words = useTexts().tools;
  return (
    <section className="run-result" aria-label={words.result}>
      <p>
        <RunState result={result} /> {!result.ok && <code>{result.code}</code>}
      </p>
      {result.ok ? (
        <>
          <ValueView value={result.output} />
          <details>
            <summary>{words.asJson}</summary>
            <ScrollText label={words.asJson} text={readableUris(JSON.stringify(result.output, null, 2))} />
          </details>
        </>
      ) : (
        <ToolFailure tool={tool} error={result} />
      )}
    </section>
  );
};

/** Whether a run succeeded, as a word with a symbol, so that it does not depend on colour alone. */
export const RunState = ({ result }: { result: ToolResult }) => {
  const { tools } = useTexts();
  return <span className={`status ${result.ok ? "good" : "bad"}`}>{result.ok ? tools.done : tools.failed}</span>;
};

import { Button, Disclosure, DisclosurePanel, Heading } from "react-aria-components";
import { readableUris } from "../documents/readable-uri.ts";
import { useTexts } from "../i18n/language.tsx";
import { NONE, time } from "../shared/figures.ts";
import { ScrollText } from "../shared/scroll-text.tsx";
import { TransportBadge } from "../shared/transport-badge.tsx";
import { sideOf } from "../shared/transports.ts";
import { callSegments } from "../timing/segments.ts";
import { ToolFailure } from "../tools/tool-failure.tsx";
import type { ShownCall } from "./chat-message.ts";

/** One tool call: its input, transport, duration and output. */
export const ToolCard = ({ call, isRunning }: { call: ShownCall; isRunning: boolean }) => {
  const texts = useTexts();
  const { tool, outcome, facts } = call;
  const words = texts.chat.tool;
  const state = outcome ? (outcome.ok ? "done" : "failed") : "running";
  return (
    <section className={`tool-card ${state} side-${facts ? sideOf(facts.transport) : "none"}`} aria-label={tool}>
      <header>
        <strong>{tool}</strong>
        {facts && <TransportBadge transport={facts.transport} />}
        <span className="figure">{facts ? time(facts.duration_ms) : NONE}</span>
        <span className={`state ${state}`}>{state === "running" && !isRunning ? NONE : words[state]}</span>
      </header>
      {isRunning && call.progress && (
        <p className="quiet" role="status">
          {progressText(call.progress)}
        </p>
      )}
      <dl>
        <dt>{words.arguments}</dt>
        <dd>
          <code>{oneLine(call.arguments)}</code>
        </dd>
        {outcome && !outcome.ok && (
          <>
            <dt>{words.error}</dt>
            <dd>
              <code>{outcome.error.code}</code>
              <ToolFailure tool={tool} error={outcome.error} />
            </dd>
            {outcome.error.reason !== undefined && (
              <>
                <dt>{words.reason}</dt>
                <dd>
                  <code>{outcome.error.reason}</code>
                </dd>
              </>
            )}
          </>
        )}
      </dl>
      {outcome?.ok && (
        <Disclosure>
          <Heading level={3}>
            <Button slot="trigger" className="disclose">
              {words.result} <code>{oneLine(outcome.output)}</code>
            </Button>
          </Heading>
          <DisclosurePanel>
            <ScrollText label={words.result} text={readableUris(JSON.stringify(outcome.output, null, 2))} />
          </DisclosurePanel>
        </Disclosure>
      )}
      {facts?.timing && (
        <p className="quiet segments">
          {callSegments(facts).map(({ part, ms }) => (
            <span key={part}>
              {texts.segments[part]} {time(ms)}
            </span>
          ))}
        </p>
      )}
    </section>
  );
};

const progressText = ({ progress, total, message }: NonNullable<ShownCall["progress"]>): string =>
  [total === undefined ? String(progress) : `${progress}/${total}`, message].filter(Boolean).join(" · ");

const MAX_LINE = 160;

const oneLine = (value: unknown): string => {
  const text = readableUris(JSON.stringify(value) ?? "");
  return text.length > MAX_LINE ? `${text.slice(0, MAX_LINE)}…` : text;
};

import { useState } from "react";
import { Button } from "react-aria-components";
import type { Exchange, ExchangeTransport, Message } from "../api/types.ts";
import { useTexts } from "../i18n/language.tsx";
import { CopyButton } from "../shared/copy-button.tsx";
import { digits, time } from "../shared/figures.ts";
import { FailureNotice } from "../shared/notice.tsx";
import { ScrollText } from "../shared/scroll-text.tsx";
import { TransportBadge } from "../shared/transport-badge.tsx";
import { type Outcome, resultOf } from "./outcome.ts";
import { RunState } from "./run-result.tsx";

const encoder = new TextEncoder();
const lengthOf = ({ head, body }: Message): number =>
  // HTTP has a blank line between head and body, and ends lines with two characters; on a pipe a line ends with one.
  encoder.encode(body).length + (head === "" ? 1 : encoder.encode(head).length + head.split("\n").length - 1 + 4);

/** Bytes of a call in both directions. */
export const bytesOf = ({ request, response }: Exchange): number => lengthOf(request) + lengthOf(response);

/** A call over one transport: state, time and bytes; the messages are collapsed. */
export const ExchangePanel = ({ transport, outcome }: { transport: ExchangeTransport; outcome: Outcome }) => {
  const texts = useTexts();
  const result = resultOf(outcome);
  return (
    <section className="exchange" aria-label={texts.transports[transport]}>
      <header>
        <TransportBadge transport={transport} />
        {result && <RunState result={result} />}
        {outcome.ok && (
          <>
            <span className="figure">{time(outcome.exchange.ms)}</span>
            <span className="quiet">{texts.tools.bytes(digits(bytesOf(outcome.exchange)))}</span>
          </>
        )}
      </header>
      {outcome.ok ? <Messages exchange={outcome.exchange} /> : <FailureNotice error={outcome.error} />}
    </section>
  );
};

const Messages = ({ exchange: { request, response, status } }: { exchange: Exchange }) => {
  const { tools } = useTexts();
  const [isIndented, setIndented] = useState(true);
  return (
    <details>
      <summary>{tools.messages}</summary>
      <Button className="quiet-button" onPress={() => setIndented(!isIndented)}>
        {isIndented ? tools.asSent : tools.readable}
      </Button>
      <MessageText title={tools.request} message={request} isIndented={isIndented} />
      <MessageText title={tools.response} message={response} isIndented={isIndented} />
      {status === null && <p className="quiet">{tools.noHeaders}</p>}
    </details>
  );
};

const MessageText = ({ title, message, isIndented }: { title: string; message: Message; isIndented: boolean }) => {
  const texts = useTexts();
  const body = isIndented ? indented(message.body) : message.body;
  return (
    <div className="message">
      <div className="message-title">
        <h4>{title}</h4>
        <CopyButton text={message.head === "" ? message.body : `${message.head}\n\n${message.body}`} />
      </div>
      {message.head !== "" && <ScrollText label={`${title}: ${texts.tools.headers}`} text={message.head} isQuiet />}
      <ScrollText label={`${title}: ${texts.tools.body}`} text={body} />
    </div>
  );
};

/** Indents JSON; streams and plain text are unchanged. */
const indented = (body: string): string => {
  try {
    return JSON.stringify(JSON.parse(body), null, 2);
  } catch {
    return body;
  }
};

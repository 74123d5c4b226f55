import { useState } from "react";
import { Button } from "react-aria-components";
import type { Exchange, ExchangeTransport, Message } from "../api/types.ts";
import { useTexts } from "../i18n/language.tsx";
import { CopyButton } from "../shared/copy-button.tsx";
import { digits, time } from "../shared/figures.ts";
import { FailureNotice } from "../shared/notice.tsx";
import { ScrollText } from "../shared/scroll-text.tsx";
import { TransportBadge } from "../shared/transport-badge.tsx";
import type { Outcome } from "./outcome.ts";

const encoder = new TextEncoder();
const lengthOf = ({ head, body }: Message): number =>
  // A blank line stands between head and body, and HTTP ends lines with two characters; on a pipe a line ends with one.
  encoder.encode(body).length + (head === "" ? 1 : encoder.encode(head).length + head.split("\n").length - 1 + 4);

/** Bytes of a call, both directions. */
export const bytesOf = ({ request, response }: Exchange): number => lengthOf(request) + lengthOf(response);

/** What went over one transport, both directions. */
export const ExchangePanel = ({ transport, outcome }: { transport: ExchangeTransport; outcome: Outcome }) => {
  const texts = useTexts();
  const [isIndented, setIndented] = useState(true);
  return (
    <section className="exchange" aria-label={texts.transports[transport]}>
      <header>
        <TransportBadge transport={transport} />
        {outcome.ok && (
          <>
            <span className="figure">{time(outcome.exchange.ms)}</span>
            <span className="quiet">{texts.tools.bytes(digits(bytesOf(outcome.exchange)))}</span>
            <Button className="quiet-button" aria-pressed={isIndented} onPress={() => setIndented(!isIndented)}>
              {isIndented ? texts.tools.asSent : texts.tools.readable}
            </Button>
          </>
        )}
      </header>
      {outcome.ok ? (
        <>
          <MessageText title={texts.tools.request} message={outcome.exchange.request} isIndented={isIndented} />
          <MessageText title={texts.tools.response} message={outcome.exchange.response} isIndented={isIndented} />
          {outcome.exchange.status === null && <p className="quiet">{texts.tools.noHeaders}</p>}
        </>
      ) : (
        <FailureNotice error={outcome.error} />
      )}
    </section>
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

/** Streams and plain text stay as they came. */
const indented = (body: string): string => {
  try {
    return JSON.stringify(JSON.parse(body), null, 2);
  } catch {
    return body;
  }
};

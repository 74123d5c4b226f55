import { useChat } from "@ai-sdk/react";
import { useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { Button } from "react-aria-components";
import { toApiError } from "../api/api-error.ts";
import { useTexts } from "../i18n/language.tsx";
import { FailureNotice } from "../shared/notice.tsx";
import type { ViewProps } from "../shared/view-props.ts";
import { Waiting } from "../shared/waiting.tsx";
import { Actions } from "./actions.tsx";
import { Answer } from "./answer.tsx";
import { textOf } from "./chat-message.ts";
import { chat, saveChat } from "./chat-session.ts";
import { Composer, focusQuestion } from "./composer.tsx";
import { Examples } from "./examples.tsx";
import { followEnd, useReadingPlace } from "./reading-place.ts";

/** Words come faster than anybody reads; drawing each alone would only cost. */
const DRAW_EVERY_MS = 50;

export const ChatView = ({ config }: ViewProps) => {
  const texts = useTexts();
  const queries = useQueryClient();
  const { messages, status, error, sendMessage, regenerate, stop, setMessages, clearError } = useChat({
    chat,
    throttle: DRAW_EVERY_MS,
  });
  const isBusy = status === "submitted" || status === "streaming";
  const failure = error && toApiError(error);
  const last = messages.at(-1);
  const isCutOff = !isBusy && !failure && last !== undefined && (last.role === "user" || !last.metadata?.timing);
  useReadingPlace(messages.length === 0);

  useEffect(saveChat, [status]);
  useEffect(() => {
    // The key was revoked meanwhile: the gate in front of all views asks for another.
    if (failure?.code === "unauthenticated") void queries.resetQueries({ queryKey: ["config"] });
  }, [failure?.code, queries]);

  const ask = (question: string): void => {
    // Asked of the chat itself: a second click may come before the first one is drawn.
    if (chat.status === "submitted" || chat.status === "streaming") return;
    clearError();
    followEnd();
    void sendMessage({ text: question });
  };
  const askAgain = (): void => {
    clearError();
    followEnd();
    void regenerate();
  };
  const clear = (): void => {
    void stop();
    clearError();
    setMessages([]);
    saveChat();
  };

  return (
    <div className="chat">
      {messages.length === 0 ? (
        <div className="intro">
          <h1>{texts.chat.heading}</h1>
          <p className="second">{texts.chat.intro}</p>
          <Actions onChat={focusQuestion} />
          <Examples onAsk={ask} />
        </div>
      ) : (
        <>
          <div className="chat-head">
            <h1 className="visually-hidden">{texts.chat.heading}</h1>
            <Button className="quiet-button" onPress={clear}>
              {texts.chat.clear}
            </Button>
          </div>
          <div className="log" role="log" aria-label={texts.chat.log} aria-busy={isBusy}>
            {messages.map((message) =>
              message.role === "user" ? (
                <article key={message.id} className="question" aria-label={texts.chat.you}>
                  <p>{textOf(message)}</p>
                </article>
              ) : (
                <Answer
                  key={message.id}
                  message={message}
                  isWriting={isBusy && message === last}
                  onAgain={message === last && !isBusy ? askAgain : undefined}
                />
              ),
            )}
          </div>
        </>
      )}
      {status === "submitted" && <Waiting label={texts.chat.waiting} />}
      {failure && (
        <FailureNotice
          error={failure}
          what={failure.code === "engine_unavailable" ? texts.modelUnavailable : undefined}
          onRetry={askAgain}
        />
      )}
      {isCutOff && (
        <p className="cut-off" role="status">
          {texts.chat.cutOff}{" "}
          {last.role === "user" && (
            <Button className="plain" onPress={askAgain}>
              {texts.chat.again}
            </Button>
          )}
        </p>
      )}
      <Composer config={config} isBusy={isBusy} onAsk={ask} onStop={() => void stop()} />
    </div>
  );
};

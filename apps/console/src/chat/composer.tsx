import { type KeyboardEvent, type ReactNode, useEffect } from "react";
import { Button, Label, TextArea, TextField } from "react-aria-components";
import type { Config } from "../api/types.ts";
import { useTexts } from "../i18n/language.tsx";
import { useObservable } from "../shared/observable.ts";
import { TransportSelect } from "../shared/transport-select.tsx";
import { useStop } from "../shared/use-stop.ts";
import type { Session } from "./conversations/session.ts";
import { focusQuestion, QUESTION_ID } from "./focus-question.ts";
import { ModelNote, ModelSelect } from "./model-select.tsx";
import { fitsQuestion, QuestionCount } from "./question-count.tsx";

interface ComposerProps {
  readonly config: Config;
  readonly session: Session;
  readonly isBusy: boolean;
  readonly onAsk: (question: string) => void;
  readonly onStop: () => void;
  /** Arrow up in an empty field. */
  readonly onEditLast: () => void;
  readonly onShortcuts: () => void;
  /** Buttons beside Send. */
  readonly actions: ReactNode;
  /** Shown above the field. */
  readonly children: ReactNode;
}

export const Composer = (props: ComposerProps) => {
  const { config, session, isBusy, onAsk, onStop, onEditLast, onShortcuts, actions, children } = props;
  const texts = useTexts();
  const question = useObservable(session.draft);
  const type = session.draft.set;
  const stop = useStop(isBusy, onStop);
  const limit = config.limits.question;
  const canSend = !isBusy && fitsQuestion(question, limit);
  useEffect(() => {
    // On a phone, the keyboard would cover the conversation.
    if (matchMedia("(pointer: fine)").matches) focusQuestion();
  }, []);

  const send = (): void => {
    if (!canSend) return;
    onAsk(question);
    type("");
  };
  const takeKey = (event: KeyboardEvent): void => {
    // While a Korean syllable is being composed, Enter only completes it.
    if (event.nativeEvent.isComposing) return;
    if (event.key === "ArrowUp" && question === "" && !isBusy) {
      event.preventDefault();
      onEditLast();
    }
    if (event.key !== "Enter" || event.shiftKey) return;
    event.preventDefault();
    send();
  };
  return (
    <form
      className="composer"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      {children}
      <TextField value={question} onChange={type} onKeyDown={takeKey} className="composer-field">
        <Label className="visually-hidden">{texts.chat.question}</Label>
        <TextArea id={QUESTION_ID} placeholder={texts.chat.placeholder} aria-describedby="composer-hint" rows={1} />
      </TextField>
      <div className="composer-row">
        <TransportSelect config={config} />
        <ModelSelect config={config} session={session} />
        <span id="composer-hint" className="quiet hint">
          {texts.chat.hint}
        </span>
        <QuestionCount length={question.length} limit={limit} />
        {actions}
        <Button className="quiet-button shortcuts-button" aria-label={texts.chat.shortcuts} onPress={onShortcuts}>
          ?
        </Button>
        {/* Keys, so that Stop does not become Send within its own click, and send the next question. */}
        {isBusy ? (
          <Button key="stop" className="primary" onClick={stop}>
            {texts.chat.stop}
          </Button>
        ) : (
          <Button key="send" type="submit" className="primary" isDisabled={question.length > limit}>
            {texts.chat.send}
          </Button>
        )}
      </div>
      <ModelNote config={config} session={session} />
    </form>
  );
};

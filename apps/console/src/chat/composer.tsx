import { type KeyboardEvent, useState } from "react";
import { Button, Label, TextArea, TextField } from "react-aria-components";
import type { Config } from "../api/types.ts";
import { useTexts } from "../i18n/language.tsx";
import { TransportSelect } from "../shared/transport-select.tsx";
import { useStop } from "../shared/use-stop.ts";

const QUESTION_ID = "question";

/** Takes the reader to where a question is typed. */
export const focusQuestion = (): void => document.getElementById(QUESTION_ID)?.focus();

export const Composer = ({
  config,
  isBusy,
  onAsk,
  onStop,
}: {
  config: Config;
  isBusy: boolean;
  onAsk: (question: string) => void;
  onStop: () => void;
}) => {
  const texts = useTexts();
  const [question, setQuestion] = useState("");
  const stop = useStop(isBusy, onStop);
  const send = (): void => {
    if (isBusy || question.trim() === "") return;
    onAsk(question);
    setQuestion("");
  };
  const sendOnEnter = (event: KeyboardEvent): void => {
    // While a Korean syllable is being composed, Enter ends the syllable.
    if (event.key !== "Enter" || event.shiftKey || event.nativeEvent.isComposing) return;
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
      <TextField value={question} onChange={setQuestion} onKeyDown={sendOnEnter} className="composer-field">
        <Label className="visually-hidden">{texts.chat.question}</Label>
        <TextArea id={QUESTION_ID} placeholder={texts.chat.placeholder} aria-describedby="composer-hint" rows={1} />
      </TextField>
      <div className="composer-row">
        <TransportSelect config={config} />
        <span id="composer-hint" className="quiet hint">
          {texts.chat.hint}
        </span>
        {isBusy ? (
          <Button className="primary" onClick={stop}>
            {texts.chat.stop}
          </Button>
        ) : (
          <Button type="submit" className="primary">
            {texts.chat.send}
          </Button>
        )}
      </div>
    </form>
  );
};

import { type FormEvent, useState } from "react";
import { KEY_TEXTS } from "../i18n/key-messages.ts";
import { useLanguage } from "../i18n/language.tsx";
import { saveKey } from "../session/api-key.ts";

interface KeyFormProps {
  /** What the key opens, on the button. */
  readonly action: string;
  /** Why the last key was refused; empty where none was sent. */
  readonly refusal: string;
}

/** Asks for the key that a page of the server needs. */
export const KeyForm = ({ action, refusal }: KeyFormProps) => {
  const texts = KEY_TEXTS[useLanguage()[0]];
  const [key, setKey] = useState("");
  const use = (event: FormEvent): void => {
    event.preventDefault();
    saveKey(key);
    setKey("");
  };
  return (
    <form id="key-form" onSubmit={use}>
      <p id="key-hint">{texts.hint}</p>
      <label htmlFor="key">{texts.label}</label>
      <input
        id="key"
        type="password"
        autoComplete="off"
        spellCheck="false"
        required
        // biome-ignore lint/a11y/noAutofocus: the page has nothing else to do
        autoFocus
        aria-describedby="key-hint refusal"
        value={key}
        onChange={(event) => setKey(event.target.value)}
      />
      <button type="submit" className="primary">
        {action}
      </button>
      <p id="refusal" role="alert">
        {refusal}
      </p>
    </form>
  );
};

import { useTexts } from "../i18n/language.tsx";

interface FailureTextProps {
  readonly code: string;
  /** What the server or the tool said of it, most often in English; empty where it said nothing. */
  readonly message: string;
  /** In place of the words of the code. */
  readonly what?: readonly string[] | undefined;
  /** In place of what the words of the code advise. */
  readonly advice?: string | undefined;
}

/** A failure in the reader's language: what happened and what to do next; then the message, which is what a model gets. */
export const FailureText = ({ code, message, what, advice }: FailureTextProps) => {
  const texts = useTexts();
  const [title, next] = what ?? texts.failures[code] ?? texts.failures.unknown ?? [];
  return (
    <>
      <p>
        <strong>{title}</strong> {advice ?? next}
      </p>
      {message !== "" && (
        <p className="quiet">
          {texts.message}: <span lang={languageOf(message)}>{message}</span>
        </p>
      )}
    </>
  );
};

const languageOf = (text: string): "en" | "ko" => (/\p{Script=Hangul}/u.test(text) ? "ko" : "en");

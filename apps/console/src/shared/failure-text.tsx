import { useTexts } from "../i18n/language.tsx";

interface FailureTextProps {
  readonly code: string;
  /** The server's or tool's message, usually in English; empty if there is none. */
  readonly message: string;
  /** Replaces the text of the code. */
  readonly what?: readonly string[] | undefined;
  /** Replaces the advice of the code. */
  readonly advice?: string | undefined;
}

/** A failure in the user's language: what happened and what to do next; then the message as a model gets it. */
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

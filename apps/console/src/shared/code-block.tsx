import { isValidElement, type ReactNode, useRef } from "react";
import { useTexts } from "../i18n/language.tsx";
import { CopyButton } from "./copy-button.tsx";

/** Highlighting leaves classes such as `language-ts` on the code. */
const languageOf = (code: ReactNode): string => {
  const classes = isValidElement<{ className?: string }>(code) ? (code.props.className ?? "") : "";
  return /language-(\S+)/.exec(classes)?.[1] ?? "";
};

/** Code with its language and a copy button; long lines scroll. @param children the `code` element */
export const CodeBlock = ({ children }: { children: ReactNode }) => {
  const texts = useTexts();
  const code = useRef<HTMLPreElement>(null);
  const language = languageOf(children);
  return (
    <figure className="code-block">
      <figcaption>
        <span>{language}</span>
        <CopyButton text={() => code.current?.textContent ?? ""} />
      </figcaption>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <section tabIndex={0} aria-label={[texts.code, language].filter(Boolean).join(": ")}>
        <pre ref={code}>{children}</pre>
      </section>
    </figure>
  );
};

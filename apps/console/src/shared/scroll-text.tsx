import type { Language } from "../i18n/language.tsx";

interface ScrollTextProps {
  readonly label: string;
  readonly text: string;
  readonly isQuiet?: boolean;
  /** The text's language if it may not be the user's. */
  readonly lang?: Language;
}

/** Preformatted text that scrolls if long, by keyboard too. A quiet one is shorter and less prominent. */
export const ScrollText = ({ label, text, isQuiet = false, lang }: ScrollTextProps) => (
  // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
  <section className={isQuiet ? "scroll-text quiet" : "scroll-text"} tabIndex={0} aria-label={label}>
    <pre lang={lang}>{text}</pre>
  </section>
);

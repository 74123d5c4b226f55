interface ScrollTextProps {
  readonly label: string;
  readonly text: string;
  readonly isQuiet?: boolean;
  /** Of the text, where that is not the reader's language. */
  readonly lang?: "en";
}

/** Text as it is, that scrolls where it is long, by keyboard too. A quiet one is short and stands back. */
export const ScrollText = ({ label, text, isQuiet = false, lang }: ScrollTextProps) => (
  // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
  <section className={isQuiet ? "scroll-text quiet" : "scroll-text"} tabIndex={0} aria-label={label}>
    <pre lang={lang}>{text}</pre>
  </section>
);

/** Text as it is, that scrolls where it is long, by keyboard too. */
export const ScrollText = ({ label, head, text }: { label: string; head?: string; text: string }) => (
  // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
  <section className="scroll-text" tabIndex={0} aria-label={label}>
    <pre>
      {head && <span className="head">{head}</span>}
      {text}
    </pre>
  </section>
);

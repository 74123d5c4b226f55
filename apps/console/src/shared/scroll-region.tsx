import type { ReactNode } from "react";

/** Holds what may be wider than the page, and scrolls by keyboard too. */
export const ScrollRegion = ({ label, children }: { label: string; children: ReactNode }) => (
  // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
  <section className="scroll" tabIndex={0} aria-label={label}>
    {children}
  </section>
);

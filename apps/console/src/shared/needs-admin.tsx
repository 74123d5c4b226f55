import { Notice } from "./notice.tsx";

/** Stands where administrators have a section: what it is, and which key shows it. */
export const NeedsAdmin = ({ heading, text }: { heading: string; text: string }) => (
  <section>
    <h2>{heading}</h2>
    <Notice>
      <p>{text}</p>
    </Notice>
  </section>
);

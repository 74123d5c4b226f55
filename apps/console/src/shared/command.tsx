import { CopyButton } from "./copy-button.tsx";

/** A command line with a copy button. */
export const Command = ({ text }: { text: string }) => (
  <div className="command">
    {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
    <code tabIndex={0}>{text}</code>
    <CopyButton text={text} />
  </div>
);

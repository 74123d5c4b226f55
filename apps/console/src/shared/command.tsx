import { CopyButton } from "./copy-button.tsx";

/** A command line to copy. */
export const Command = ({ text }: { text: string }) => (
  <div className="command">
    <code>{text}</code>
    <CopyButton text={text} />
  </div>
);

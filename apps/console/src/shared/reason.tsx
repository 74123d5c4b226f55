import { useTexts } from "../i18n/language.tsx";

/** `(ENOENT)` at the end of a reason is the system's code. */
const codeOf = (reason: string): string => /\((?<code>[A-Z_]+)\)$/.exec(reason)?.groups?.code ?? "";

/**
 * Why a third-party MCP server is unavailable, where the reader is told: in the words of the system or of that server, and
 * what to do about it.
 */
export const Reason = ({ state: { reason } }: { state: { readonly reason?: string } }) => {
  const { because, advice } = useTexts().tools.theirs;
  if (reason === undefined) return null;
  const next = advice[codeOf(reason)];
  return (
    <p className="quiet reason">
      {because} <span lang="en">{reason}</span>
      {next && `. ${next}`}
    </p>
  );
};

import { useTexts } from "../i18n/language.tsx";
import { explainReason } from "./explain-reason.ts";

/**
 * Why a third-party MCP server is unavailable, where the reader is told, and what to do about it; in the words of that server
 * where nobody else knows.
 */
export const Reason = ({ state: { reason } }: { state: { readonly reason?: string } }) => {
  const { because, reasons } = useTexts().tools.theirs;
  if (reason === undefined) return null;
  const said = explainReason(reason, reasons);
  return (
    <p className="quiet reason">
      {because} {said ?? <span lang="en">{reason}</span>}
    </p>
  );
};

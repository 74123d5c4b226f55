import { useTexts } from "../i18n/language.tsx";
import { explainReason } from "./explain-reason.ts";

/**
 * Why a third-party MCP server is unavailable, if the user may know, and what to do about it; the server's own words
 * if there is no explanation.
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

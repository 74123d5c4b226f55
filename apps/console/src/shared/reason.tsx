import type { ThirdPartyState } from "../api/types.ts";
import { useTexts } from "../i18n/language.tsx";

/** Why a third-party MCP server is unavailable, where the reader is told; in the words of the system or of that server. */
export const Reason = ({ state: { reason } }: { state: ThirdPartyState }) => {
  const texts = useTexts();
  if (reason === undefined) return null;
  return (
    <p className="quiet reason">
      {texts.tools.theirs.because} <span lang="en">{reason}</span>
    </p>
  );
};

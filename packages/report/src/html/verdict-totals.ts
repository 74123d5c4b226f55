import { VERDICTS, type Verdict } from "../schema.ts";
import { escapeHtml } from "./markup.ts";

/** How many claims got each verdict. @param nameOf formats a verdict for readers */
export const verdictTotals = (
  claims: readonly { readonly verdict: Verdict }[],
  nameOf: (verdict: Verdict) => string,
): string => {
  const count = (verdict: Verdict): number => claims.filter((claim) => claim.verdict === verdict).length;
  const items = VERDICTS.map(
    (verdict) => `<li class="badge ${verdict}">${escapeHtml(nameOf(verdict))} ${count(verdict)}</li>`,
  );
  return `<ul class="totals">${items.join("")}</ul>`;
};

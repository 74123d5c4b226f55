import type { CaseId, Outcome } from "../ledger/cases.ts";
import type { LedgerTexts } from "../ledger/texts.ts";
import { escapeHtml } from "./markup.ts";
import { scrollRegion } from "./scroll-region.ts";

interface CaseRow {
  readonly id: CaseId;
  readonly outcome: Outcome;
  /** HTML. */
  readonly by: string;
  readonly guide: string;
}

/** Cases, the transport that fits each, the claims behind it, and its guide. */
export const casesTable = (rows: readonly CaseRow[], { heads, sections, cases, outcomes }: LedgerTexts): string => {
  const head = [heads.case, heads.transport, heads.by, heads.guide]
    .map((name) => `<th scope="col">${escapeHtml(name)}</th>`)
    .join("");
  const body = rows.map(
    ({ id, outcome, by, guide }) =>
      `<tr><th scope="row">${escapeHtml(cases.cases[id])}</th><td><span class="badge ${outcome}">${escapeHtml(outcomes[outcome])}</span></td><td>${by}</td><td>${guide}</td></tr>`,
  );
  return scrollRegion(
    sections.cases,
    `<table class="cases"><thead><tr>${head}</tr></thead><tbody>${body.join("")}</tbody></table>`,
  );
};

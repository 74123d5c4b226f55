import { escapeHtml } from "../../html/markup.ts";
import { decidedBy } from "../answer.ts";
import { type DecidedCase, decideCases } from "../cases.ts";
import type { LedgerReport } from "../schema.ts";
import type { LedgerTexts } from "../texts.ts";
import { type PagePlace, toClaims } from "./page-place.ts";

/** README's cases, the transport that fits each by these verdicts, the claims behind it, and its guide. */
export const casesSection = (report: LedgerReport, texts: LedgerTexts, place: PagePlace): string => {
  const { heads } = texts;
  const head = [heads.case, heads.transport, heads.by, heads.guide]
    .map((name) => `<th scope="col">${escapeHtml(name)}</th>`)
    .join("");
  const rows = decideCases(report.claims).map((decided) => caseRow(decided, report, texts, place));
  return `<section><h2>${escapeHtml(texts.sections.cases)}</h2><div class="scroll" tabindex="0"><table class="cases"><thead><tr>${head}</tr></thead><tbody>${rows.join("")}</tbody></table></div><p class="quiet">${escapeHtml(texts.casesCaption)}</p></section>`;
};

const caseRow = (decided: DecidedCase, report: LedgerReport, texts: LedgerTexts, place: PagePlace): string => {
  const { id, guide, outcome } = decided;
  const by = toClaims(escapeHtml(decidedBy(decided, texts.cases)), report, place);
  const name = place.guides
    ? `<a href="${escapeHtml(`${place.guides}/${place.language}/${guide}.md`)}">${guide}</a>`
    : guide;
  return `<tr><th scope="row">${escapeHtml(texts.cases.cases[id])}</th><td><span class="badge ${outcome}">${escapeHtml(texts.outcomes[outcome])}</span></td><td>${by}</td><td>${name}</td></tr>`;
};

import { casesTable } from "../../html/cases-table.ts";
import { escapeHtml } from "../../html/markup.ts";
import { decidedBy } from "../answer.ts";
import { decideCases } from "../cases.ts";
import type { LedgerReport } from "../schema.ts";
import type { LedgerTexts } from "../texts.ts";
import { type PagePlace, toVerdicts } from "./page-place.ts";

/** The README's cases, the transport that fits each by these verdicts, the claims behind it, and its guide. */
export const casesSection = (report: LedgerReport, texts: LedgerTexts, place: PagePlace): string => {
  const rows = decideCases(report.claims).map((decided) => ({
    ...decided,
    by: toVerdicts(escapeHtml(decidedBy(decided, texts.cases)), report, place),
    guide: guideLink(decided.guide, place),
  }));
  return `<section><h2>${escapeHtml(texts.sections.cases)}</h2>${casesTable(rows, texts)}<p class="quiet">${escapeHtml(texts.casesCaption)}</p></section>`;
};

const guideLink = (guide: string, { guides, language }: PagePlace): string =>
  guides ? `<a href="${escapeHtml(`${guides}/${language}/${guide}.md`)}">${guide}</a>` : guide;

import { decideCases } from "../ledger/cases.ts";
import { ledgerEn, ledgerKo } from "../ledger/texts.ts";
import type { Texts } from "../messages/messages.ts";
import type { Report } from "../schema.ts";
import { casesTable } from "./cases-table.ts";
import { escapeHtml } from "./markup.ts";

const OF_LANGUAGE = { en: ledgerEn, ko: ledgerKo } as const;

/** Which transport fits which case by the verdicts of this run, and where it has none by those of the last bench claims. */
export const casesSection = ({ claims }: Report, { language, verdictName, casesNote }: Texts): string => {
  const texts = OF_LANGUAGE[language];
  const cases = decideCases(claims.map(({ claim, verdict, ledger }) => ({ claim, verdict: ledger?.verdict ?? verdict })));
  const decided = cases.filter(({ outcome }) => outcome !== "not-measured");
  const open = cases.filter(({ outcome }) => outcome === "not-measured");
  const rows = decided.map(({ claims: own, ...decided }) => ({
    ...decided,
    by: own
      .filter(({ verdict }) => verdict !== "not-measured")
      .map((judged) => escapeHtml(`${judged.claim} ${verdictName(judged)}`))
      .join(", "),
  }));
  const note = casesNote(open.map(({ id }) => texts.cases.named(texts.cases.cases[id])));
  return `<section><h2>${escapeHtml(texts.sections.cases)}</h2>${rows.length > 0 ? casesTable(rows, texts) : ""}<p class="quiet">${escapeHtml(note)}</p></section>`;
};

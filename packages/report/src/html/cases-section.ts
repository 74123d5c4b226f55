import { casesOfRun } from "../cases-of-run.ts";
import type { Texts } from "../messages/messages.ts";
import type { Report } from "../schema.ts";
import { casesTable } from "./cases-table.ts";
import { escapeHtml } from "./markup.ts";

/** Which transport fits which case, according to this run and the last bench claims. */
export const casesSection = (report: Report, texts: Texts): string => {
  const { rows, note, texts: words } = casesOfRun(report, texts);
  const table = casesTable(
    rows.map((row) => ({ ...row, by: escapeHtml(row.by) })),
    words,
  );
  return `<section><h2>${escapeHtml(words.sections.cases)}</h2>${rows.length > 0 ? table : ""}<p class="quiet">${escapeHtml(note)}</p></section>`;
};

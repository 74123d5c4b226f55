import type { Texts } from "../messages/messages.ts";
import type { Report, ReportRow } from "../schema.ts";
import { concurrenciesOf, figuresTable, type ReportTable, reasonsOf } from "../tables.ts";
import { escapeHtml } from "./markup.ts";
import { scrollRegion } from "./scroll-region.ts";
import { colorOf } from "./transports.ts";

const dataTable = (label: string, table: ReportTable, report: Report): string => {
  const colors = new Map(report.rows.map((row) => [row.row, colorOf(row)]));
  const reasons = reasonsOf(table);
  const lines = table.lines.map(({ row, cells }) => {
    const rendered = cells.map(({ text, reason }, index) => {
      if (index === 0) return `<th scope="row" style="--transport: ${colors.get(row)}">${escapeHtml(text)}</th>`;
      return reason === undefined
        ? `<td>${escapeHtml(text)}</td>`
        : `<td title="${escapeHtml(reason)}">${escapeHtml(text)}<sup>${reasons.indexOf(reason) + 1}</sup></td>`;
    });
    return `<tr>${rendered.join("")}</tr>`;
  });
  const footnotes = reasons.map((reason) => `<li>${escapeHtml(reason)}</li>`);
  const heads = table.heads.map((head) => `<th scope="col">${escapeHtml(head)}</th>`);
  const body = `<table><thead><tr>${heads.join("")}</tr></thead><tbody>${lines.join("")}</tbody></table>`;
  return `${scrollRegion(label, body)}${footnotes.length > 0 ? `<ol class="reasons">${footnotes.join("")}</ol>` : ""}`;
};

/** All figures, printed on separate landscape pages, and the ratios between them. */
export const tableSections = (report: Report, texts: Texts): string => {
  const { sections, captions, heads } = texts;
  const concurrencies = concurrenciesOf(report);
  const direct = report.rows.filter(({ via }) => via === "tools");
  const query = report.rows.filter(({ via }) => via === "query");
  const table = (label: string, rows: readonly ReportRow[]): string =>
    rows.length === 0 ? "" : dataTable(label, figuresTable(rows, texts, concurrencies), report);
  const ratios = [...report.comparisons, ...(report.noise ?? [])]
    .map(
      (comparison) =>
        `<tr><th scope="row">${escapeHtml(texts.comparisonName(comparison))}</th><td class="words">${escapeHtml(texts.ratio(comparison))}</td></tr>`,
    )
    .join("");
  return [
    `<section class="landscape"><h2>${escapeHtml(sections.figures)}</h2><p class="quiet">${escapeHtml(captions.figures)}</p>${table(sections.figures, direct)}${query.length > 0 ? `<h3>${escapeHtml(sections.query)}</h3>${table(sections.query, query)}` : ""}</section>`,
    ratios &&
      `<section><h2>${escapeHtml(sections.ratios)}</h2><p class="quiet">${escapeHtml(captions.ratios)}</p><table class="ratios"><thead><tr><th scope="col">${escapeHtml(heads.compared)}</th><th scope="col">${escapeHtml(heads.result)}</th></tr></thead><tbody>${ratios}</tbody></table></section>`,
  ].join("");
};

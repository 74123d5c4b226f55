import { commandCode } from "../../html/command-code.ts";
import { escapeHtml } from "../../html/markup.ts";
import { noticeList, pageHead } from "../../html/page-head.ts";
import { renderPage } from "../../html/shell.ts";
import { verdictTotals } from "../../html/verdict-totals.ts";
import { RUN_LINES } from "../../messages/run-line.ts";
import type { LedgerReport } from "../schema.ts";
import { type LedgerTexts, ledgerEn, ledgerKo } from "../texts.ts";
import { casesSection } from "./cases-section.ts";
import { claimsSection } from "./claims-section.ts";
import { experimentSection } from "./experiment-section.ts";
import type { PagePlace } from "./page-place.ts";
import { LEDGER_STYLE } from "./style.ts";

/**
 * The ledger as one page, in the style of the plain report.
 * @param guides relative path of the guides' folder; without it, guides are named but not linked
 */
export const renderLedgerHtml = (report: LedgerReport, guides?: string): string =>
  renderPage({
    titles: { en: report.words.en.title, ko: report.words.ko.title },
    style: LEDGER_STYLE,
    bodies: {
      en: inLanguage(report, ledgerEn, { language: "en", guides }),
      ko: inLanguage(report, ledgerKo, { language: "ko", guides }),
    },
  });

const inLanguage = (report: LedgerReport, texts: LedgerTexts, place: PagePlace): string => {
  const words = report.words[place.language];
  const run = RUN_LINES[place.language](report);
  const totals = verdictTotals(report.claims, (verdict) => texts.verdicts[verdict]);
  return [
    `<section class="answer">${pageHead(words.title, run, words.answer)}${totals}</section>`,
    noticeList(words.notices),
    casesSection(report, texts, place),
    claimsSection(report, words, texts, place),
    ...report.experiments.map((experiment) => experimentSection(experiment, report, words, texts, place)),
    `<section><h2>${escapeHtml(texts.sections.method)}</h2><ul>${words.method.map((sentence) => `<li>${escapeHtml(sentence)}</li>`).join("")}</ul><p>${escapeHtml(texts.repeat)}: ${commandCode(report.command)}</p><p><a href="report.json">report.json</a></p></section>`,
  ].join("");
};

import { time } from "../format.ts";
import { comparisonOf, rowOf } from "../messages/figures.ts";
import type { Texts } from "../messages/messages.ts";
import { RUN_LINES } from "../messages/run-line.ts";
import { noticesAbout } from "../notices.ts";
import { tailOf } from "../plots/latency.ts";
import type { Report, ReportRow } from "../schema.ts";
import { escapeHtml } from "./markup.ts";
import { noticeList, pageHead } from "./page-head.ts";
import { sideOf } from "./transports.ts";
import { verdictTotals } from "./verdict-totals.ts";

const tailText = ({ calculate }: ReportRow): string => {
  const tail = tailOf(calculate);
  return tail ? `${tail.name} ${time(tail.at)}` : "";
};

/** The answer, with the two figures that it is based on. */
export const answerSection = (report: Report, texts: Texts): string => {
  const card = (row: ReportRow | undefined): string =>
    row
      ? `<div class="card ${sideOf(row)}"><span class="scenario">${escapeHtml(texts.rowName(row))}</span><strong>${time(row.calculate.p50.value)}</strong><span class="quiet">${tailText(row)}</span></div>`
      : "";
  const direct = comparisonOf(report, "p50:http/stdio");
  const middle = direct ? `<p class="versus">${escapeHtml(texts.ratio(direct))}</p>` : "";
  const run = RUN_LINES[texts.language]({ ...report, mode: report.method.mode });
  const totals = verdictTotals(report.claims, (verdict) => texts.verdictName({ claim: "H1", verdict }));
  return `<section class="answer">${pageHead(texts.title, run, texts.answer(report))}${totals}<div class="cards">${card(rowOf(report, "http"))}${middle}${card(rowOf(report, "stdio"))}</div></section>`;
};

/** Notices that affect the reliability of the run. */
export const noticesSection = (report: Report, texts: Texts): string =>
  noticeList(noticesAbout(report, "trust").map((id) => texts.notice(id, report)));

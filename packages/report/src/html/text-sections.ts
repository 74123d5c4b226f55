import type { Texts } from "../messages/messages.ts";
import { noticesAbout } from "../notices.ts";
import { type Report, VERDICTS } from "../schema.ts";
import { commandCode } from "./command-code.ts";
import { escapeHtml } from "./markup.ts";

/** Every claim with its verdict and the reason, judged claims first. */
export const claimsSection = (report: Report, texts: Texts): string => {
  const item = (verdict: Report["claims"][number]): string =>
    `<li class="claim"><span class="id">${verdict.claim}</span><div><p><strong>${escapeHtml(texts.claims[verdict.claim])}</strong> <span class="badge ${verdict.verdict}">${escapeHtml(texts.verdictName(verdict))}</span> <span class="quiet">${escapeHtml(texts.scope(verdict))}</span></p><p class="quiet">${escapeHtml(texts.because(verdict))}</p></div></li>`;
  const claims = report.claims.toSorted((a, b) => VERDICTS.indexOf(a.verdict) - VERDICTS.indexOf(b.verdict));
  return `<section><h2>${escapeHtml(texts.sections.claims)}</h2><p class="quiet">${escapeHtml(texts.captions.claims)}</p><ul class="claims">${claims.map(item).join("")}</ul></section>`;
};

/** How the run was made, and how to repeat it. */
export const methodSection = (report: Report, texts: Texts): string =>
  `<section><h2>${escapeHtml(texts.sections.method)}</h2><p>${escapeHtml(texts.machine(report))}</p><ul>${[
    ...texts.method(report),
    ...noticesAbout(report, "method").map((id) => texts.notice(id, report)),
  ]
    .map((sentence) => `<li>${escapeHtml(sentence)}</li>`)
    .join(
      "",
    )}</ul><p>${escapeHtml(texts.repeat)}: ${commandCode(report.command)}</p><h3>${escapeHtml(texts.sections.raw)}</h3><p><a href="report.json">${escapeHtml(texts.rawLink)}</a></p></section>`;

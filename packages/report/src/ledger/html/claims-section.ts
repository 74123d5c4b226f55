import { escapeHtml } from "../../html/markup.ts";
import type { LedgerReport, LedgerWords } from "../schema.ts";
import { showEstimate } from "../show-figure.ts";
import type { LedgerTexts } from "../texts.ts";
import { claimPlot, restsOn } from "./claim-plot.ts";

/** Every claim with its verdict, the reason, the first figure that it rests on, and a small plot; judged ones first. */
export const claimsSection = (report: LedgerReport, words: LedgerWords, texts: LedgerTexts, anchor: string): string => {
  const items = report.claims.map((claim, index) => ({ claim, said: words.claims[index] }));
  const judged = items.filter(({ claim }) => claim.verdict !== "not-measured");
  const rest = items.filter(({ claim }) => claim.verdict === "not-measured");
  const list = [...judged, ...rest].map((item) => claimItem(item, report, words, texts, anchor)).join("");
  return `<section class="verdict-list"><h2>${escapeHtml(texts.sections.claims)}</h2><p class="quiet">${escapeHtml(texts.caption)}</p><ul class="claims">${list}</ul></section>`;
};

const claimItem = (
  { claim, said }: { claim: LedgerReport["claims"][number]; said: LedgerWords["claims"][number] | undefined },
  report: LedgerReport,
  words: LedgerWords,
  texts: LedgerTexts,
  anchor: string,
): string => {
  const experiment = report.experiments.find(({ id }) => id === claim.experiment);
  const id = experiment ? `<a href="#${anchor}${experiment.id}">${claim.claim}</a>` : claim.claim;
  const words_ = words.experiments.find((candidate) => candidate.id === claim.experiment);
  const nameOf = (figure: string): string => words_?.figures.find((found) => found.id === figure)?.name ?? figure;
  const resting = experiment ? restsOn(claim, experiment) : [];
  const [first] = resting;
  const plot = first
    ? `<div class="rests"><p><span class="quiet">${escapeHtml(nameOf(first.id))}</span> <strong>${escapeHtml(showEstimate(first.unit, first.measured, texts))}</strong></p>${claimPlot(resting, Object.values(claim.thresholds), nameOf, texts)}</div>`
    : "";
  return `<li class="claim"><span class="id">${id}</span><div><p><strong>${escapeHtml(said?.name ?? "")}</strong> <span class="badge ${claim.verdict}">${escapeHtml(said?.verdict ?? "")}</span></p><p class="quiet">${escapeHtml(said?.because ?? "")}</p></div>${plot}</li>`;
};

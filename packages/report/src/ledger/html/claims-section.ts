import { escapeHtml } from "../../html/markup.ts";
import { responsive } from "../../html/responsive.ts";
import { isLeftOut, leftOutLines } from "../left-out.ts";
import type { LedgerReport, LedgerWords } from "../schema.ts";
import type { LedgerTexts } from "../texts.ts";
import { claimPlot, restsOn } from "./claim-plot.ts";
import { type PagePlace, toExperiment, verdictAnchorOf } from "./page-place.ts";

interface Item {
  readonly claim: LedgerReport["claims"][number];
  readonly said: LedgerWords["claims"][number] | undefined;
}

/** Every claim with its verdict, the reason, and a small plot of the evidence; judged claims first. */
export const claimsSection = (
  report: LedgerReport,
  words: LedgerWords,
  texts: LedgerTexts,
  place: PagePlace,
): string => {
  const items = report.claims.map((claim, index): Item => ({ claim, said: words.claims[index] }));
  const judged = items.filter(({ claim }) => claim.verdict !== "not-measured");
  const failed = items.filter(({ claim }) => claim.verdict === "not-measured" && !isLeftOut(claim.reason));
  const list = [...judged, ...failed].map((item) => claimItem(item, report, words, texts, place)).join("");
  const leftOut = leftOutLines(report, texts).map((line) => `<p class="quiet">${escapeHtml(line)}</p>`);
  return `<section class="verdict-list"><h2>${escapeHtml(texts.sections.claims)}</h2><p class="quiet">${escapeHtml(texts.caption)}</p><ul class="claims">${list}</ul>${leftOut.join("")}</section>`;
};

const PLOT_WIDTH = 420;

const claimItem = (
  { claim, said }: Item,
  report: LedgerReport,
  words: LedgerWords,
  texts: LedgerTexts,
  place: PagePlace,
): string => {
  const experiment = report.experiments.find(({ id }) => id === claim.experiment);
  const names = words.experiments.find(({ id }) => id === claim.experiment)?.figures;
  const nameOf = (figure: string): string => names?.find(({ id }) => id === figure)?.name ?? figure;
  const plots = (experiment ? restsOn(claim, experiment) : []).map((resting) =>
    responsive((width) => claimPlot(resting, nameOf, texts, width), PLOT_WIDTH),
  );
  const rests = plots.length > 0 ? `<div class="rests">${plots.join("")}</div>` : "";
  return `<li class="claim" id="${verdictAnchorOf(place, claim.claim)}"><span class="id">${toExperiment(claim, report, place)}</span><div><p><strong>${escapeHtml(said?.name ?? "")}</strong> <span class="badge ${claim.verdict}">${escapeHtml(said?.verdict ?? "")}</span></p><p class="quiet">${escapeHtml(said?.because ?? "")}</p></div>${rests}</li>`;
};

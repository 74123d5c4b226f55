import { digits } from "../../format.ts";
import { commandCode } from "../../html/command-code.ts";
import { escapeHtml } from "../../html/markup.ts";
import { responsive } from "../../html/responsive.ts";
import { scrollRegion } from "../../html/scroll-region.ts";
import type { LedgerExperiment, LedgerReport, LedgerWords } from "../schema.ts";
import type { LedgerTexts } from "../texts.ts";
import { figuresPlot } from "./figures-plot.ts";
import { type Figures, inGroups } from "./groups.ts";
import { anchorOf, type PagePlace, toVerdicts } from "./page-place.ts";

const HALF = 484;
/** Per plot: more would not fit on a page with what is above it. */
const MOST_ROWS = 12;

const cell = (text: string): string => `<td>${escapeHtml(text)}</td>`;
const rowHead = (text: string): string => `<th scope="row">${escapeHtml(text)}</th>`;
const table = (label: string, heads: readonly string[], rows: readonly string[], classes: string): string =>
  scrollRegion(
    label,
    `<table class="${classes}"><thead><tr>${heads.map((head) => `<th scope="col">${escapeHtml(head)}</th>`).join("")}</tr></thead><tbody>${rows.map((row) => `<tr>${row}</tr>`).join("")}</tbody></table>`,
  );

/** One experiment: its question, plots, method, rules, figures, raw data, and the command that repeats it alone. */
export const experimentSection = (
  experiment: LedgerExperiment,
  report: LedgerReport,
  words: LedgerWords,
  texts: LedgerTexts,
  place: PagePlace,
): string => {
  const said = words.experiments.find(({ id }) => id === experiment.id);
  if (!said) return "";
  const names = new Map(said.figures.map(({ id, name }) => [id, name]));
  const nameOf = (id: string): string => names.get(id) ?? id;
  const claims = words.claims.filter((_, index) => report.claims[index]?.experiment === experiment.id);
  const verdicts = claims
    .map(
      ({ claim, name, verdict }) =>
        `<li><strong>${toVerdicts(claim, report, place)}</strong> ${escapeHtml(name)}: <strong>${escapeHtml(verdict)}</strong></li>`,
    )
    .join("");
  const method = [
    ...said.method,
    ...claims.flatMap(({ claim, rule }) => (rule === "" ? [] : [`${texts.sections.rule} ${claim}: ${rule}`])),
  ];
  return [
    `<section class="experiment" id="${anchorOf(place, experiment.id)}"><div class="head"><h2>${escapeHtml(claims.map(({ claim }) => claim).join(", "))}</h2>`,
    `<h3>${escapeHtml(said.question)}</h3><ul class="verdicts">${verdicts}</ul></div>`,
    experiment.reason === null ? "" : `<p>${escapeHtml(`${texts.reasons.void} ${experiment.reason}`)}</p>`,
    plots(experiment, report, nameOf, texts),
    `<ul class="quiet">${method.map((sentence) => `<li>${escapeHtml(sentence)}</li>`).join("")}</ul>`,
    `<p class="quiet">${escapeHtml(texts.repeat)}: ${commandCode(repeatOf(report.command, experiment.id))}</p>`,
    rawData(experiment, said, texts),
    "</section>",
  ].join("");
};

/** Plots for each unit, on one axis; figures that only show noise are left to the table. */
const plots = (
  { id, figures }: LedgerExperiment,
  report: LedgerReport,
  nameOf: (id: string) => string,
  texts: LedgerTexts,
): string => {
  const noise = new Set(figures.map(({ noise }) => noise));
  const groups = inGroups(figures.filter(({ id }) => !noise.has(id)));
  if (groups.length === 0) return "";
  const judges = report.claims.filter(({ experiment }) => experiment === id);
  const used = new Map(judges.flatMap(({ figures }) => figures.map(({ id, used }) => [id, used])));
  const usedOf = (figure: string) => used.get(figure);
  const draw = (all: Figures): string =>
    inParts(all, MOST_ROWS)
      .map((figures) => {
        const svg = (width: number): string => figuresPlot({ figures, all, usedOf, nameOf, texts, width });
        return `<div class="plot">${responsive(svg, HALF)}</div>`;
      })
      .join("");
  return `<figure class="two"><div class="plots">${groups.map(draw).join("")}</div><figcaption>${escapeHtml(texts.figuresCaption)}</figcaption></figure>`;
};

/** Consecutive parts of about equal length, none longer than `most`. */
const inParts = <Item>(items: readonly Item[], most: number): Item[][] => {
  const length = Math.ceil(items.length / Math.ceil(items.length / most));
  return Array.from({ length: Math.ceil(items.length / length) }, (_, part) =>
    items.slice(part * length, (part + 1) * length),
  );
};

const rawData = (
  { id, starts }: LedgerExperiment,
  { figures }: LedgerWords["experiments"][number],
  { heads, sections, start }: LedgerTexts,
): string => {
  if (starts.length === 0) return "";
  const names = Object.keys(starts[0] ?? {});
  const ofFigures = table(
    `${id}: ${heads.measured}`,
    [heads.figure, heads.measured],
    figures.map(({ name, shown }) => `${rowHead(name)}${cell(shown)}`),
    "figures",
  );
  const ofStarts = table(
    `${id}: ${sections.raw}`,
    ["", ...starts.map((_, index) => `${start} ${index + 1}`)],
    names.map((name) => `${rowHead(name)}${starts.map((seen) => cell(digits(seen[name] ?? Number.NaN))).join("")}`),
    "raw",
  );
  return `<details><summary>${escapeHtml(sections.raw)}</summary>${ofFigures}${ofStarts}</details>`;
};

/** The command of the run, limited to one experiment. */
const repeatOf = (command: string, id: string): string => `${command.replace(/ --only \S+/, "")} --only ${id}`;

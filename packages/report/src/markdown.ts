import { casesOfRun } from "./cases-of-run.ts";
import { NONE } from "./format.ts";
import { tableLines } from "./markdown-table.ts";
import { en } from "./messages/en.ts";
import { ko } from "./messages/ko.ts";
import type { Texts } from "./messages/messages.ts";
import type { Report } from "./schema.ts";
import { concurrenciesOf, figuresTable, type ReportTable, reasonsOf } from "./tables.ts";

/** The report as Markdown: English, then Korean. */
export const renderMarkdown = (report: Report): string =>
  [en, ko].map((texts) => inLanguage(report, texts)).join("\n---\n\n");

const inLanguage = (report: Report, texts: Texts): string => {
  const { sections, heads } = texts;
  const [first, second] = texts.answer(report);
  const concurrencies = concurrenciesOf(report);
  const direct = report.rows.filter(({ via }) => via === "tools");
  const query = report.rows.filter(({ via }) => via === "query");
  const lines = [
    `# ${texts.title}`,
    "",
    `**${first}** ${second}`,
    "",
    `${texts.machine(report)}`,
    "",
    ...report.notices.map((id) => `> ${texts.notice(id, report)}\n>`),
    "",
    ...casesLines(report, texts),
    ...(direct.length > 0
      ? [
          `## ${sections.latency}`,
          "",
          texts.captions.figures,
          "",
          ...table(figuresTable(direct, texts, concurrencies)),
          "",
        ]
      : []),
    ...(query.length > 0 ? [`## ${sections.query}`, "", ...table(figuresTable(query, texts, concurrencies)), ""] : []),
    `## ${sections.ratios}`,
    "",
    texts.captions.ratios,
    "",
    ...tableLines(
      [heads.compared, heads.result],
      [...report.comparisons, ...(report.noise ?? [])].map((comparison) => [
        texts.comparisonName(comparison),
        texts.ratio(comparison),
      ]),
    ),
    "",
    `## ${sections.claims}`,
    "",
    texts.captions.claims,
    "",
    ...tableLines(
      ["", heads.claim, heads.verdict, heads.why],
      report.claims.map((verdict) => [
        verdict.claim,
        texts.claims[verdict.claim],
        [`**${texts.verdictName(verdict)}**`, texts.scope(verdict)].filter(Boolean).join(". "),
        texts.because(verdict),
      ]),
    ),
    "",
    `## ${sections.method}`,
    "",
    ...texts.method(report).map((sentence) => `- ${sentence}`),
    "",
    `${texts.repeat}: \`${report.command}\``,
    "",
  ];
  return lines.join("\n");
};

const casesLines = (report: Report, texts: Texts): string[] => {
  const { rows, note, texts: words } = casesOfRun(report, texts);
  const { heads, sections, cases, outcomes } = words;
  const lines = rows.map(({ id, outcome, by, guide }) => [cases.cases[id], `**${outcomes[outcome]}**`, by, guide]);
  return [
    `## ${sections.cases}`,
    "",
    ...(lines.length > 0 ? [...tableLines([heads.case, heads.transport, heads.by, heads.guide], lines), ""] : []),
    note,
    "",
  ];
};

const table = (content: ReportTable): string[] => [
  ...tableLines(
    content.heads,
    content.lines.map(({ cells }) => cells.map(({ text }) => text)),
  ),
  ...reasonsOf(content).map((reason) => `\n${NONE}: ${reason}`),
];

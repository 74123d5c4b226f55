import { tableLines } from "../markdown-table.ts";
import { cellsOf, headsOf, remarksOf } from "./cells.ts";
import { ownServerEn } from "./en.ts";
import { ownServerKo } from "./ko.ts";
import type { OwnServerAdvice, OwnServerReport } from "./schema.ts";
import type { OwnServerTexts } from "./texts.ts";

/** The report as Markdown: English, then Korean. */
export const renderOwnServerMarkdown = (report: OwnServerReport): string =>
  [inLanguage(report, ownServerEn, report.advice?.en), inLanguage(report, ownServerKo, report.advice?.ko)].join(
    "\n---\n\n",
  );

const inLanguage = (report: OwnServerReport, texts: OwnServerTexts, advice: OwnServerAdvice | undefined): string => {
  const { heads, sections } = texts;
  const remarks = remarksOf(report, texts);
  return [
    `# ${texts.title}`,
    "",
    texts.server(report),
    "",
    `## ${sections.figures}`,
    "",
    ...tableLines(
      headsOf(texts),
      report.rows.map((row) => cellsOf(row, texts, true)),
    ),
    "",
    ...(remarks.length > 0 ? [...remarks.map((remark) => `- ${remark}`), ""] : []),
    `## ${sections.conformance}`,
    "",
    ...tableLines(
      [heads.check, heads.outcome, heads.saw],
      report.conformance.map(({ check, outcome, saw }) => [texts.checks[check], texts.outcomes[outcome], saw]),
    ),
    "",
    ...(advice === undefined ? [] : adviceLines(advice, texts)),
    `## ${sections.method}`,
    "",
    ...texts.method(report).map((sentence) => `- ${sentence}`),
    "",
    `${texts.repeat}: \`${report.command}\``,
    "",
  ].join("\n");
};

const adviceLines = ({ answer, confidence, changes, table, sources }: OwnServerAdvice, texts: OwnServerTexts) => [
  `## ${texts.sections.advice}`,
  "",
  `**${answer}**`,
  "",
  confidence,
  "",
  texts.adviceCase,
  "",
  ...changes.map((change) => `- ${change}`),
  "",
  ...tableLines(table.head, table.rows),
  "",
  ...sources.map((source) => `- ${source}`),
  "",
];

import { tableLines } from "../markdown-table.ts";
import { decidedBy } from "./answer.ts";
import { decideCases } from "./cases.ts";
import { isLeftOut, leftOutLines } from "./left-out.ts";
import type { LedgerReport, LedgerWords } from "./schema.ts";
import { type LedgerTexts, ledgerEn, ledgerKo } from "./texts.ts";

/** The ledger as Markdown: English, then Korean. @param guides relative path of the guides' folder */
export const renderLedgerMarkdown = (report: LedgerReport, guides?: string): string =>
  [
    inLanguage(report, report.words.en, ledgerEn, guides && `${guides}/en`),
    inLanguage(report, report.words.ko, ledgerKo, guides && `${guides}/ko`),
  ].join("\n---\n\n");

const inLanguage = (
  report: LedgerReport,
  words: LedgerWords,
  texts: LedgerTexts,
  guides: string | undefined,
): string => {
  const { heads, sections } = texts;
  return [
    `# ${words.title}`,
    "",
    `**${words.answer.join(" ")}**`,
    "",
    ...words.notices.flatMap((notice) => [`> ${notice}`, ""]),
    `## ${sections.cases}`,
    "",
    ...tableLines(
      [heads.case, heads.transport, heads.by, heads.guide],
      decideCases(report.claims).map((decided) => [
        texts.cases.cases[decided.id],
        `**${texts.outcomes[decided.outcome]}**`,
        decidedBy(decided, texts.cases),
        guides ? `[${decided.guide}](${guides}/${decided.guide}.md)` : decided.guide,
      ]),
    ),
    "",
    texts.casesCaption,
    "",
    `## ${sections.claims}`,
    "",
    ...tableLines(
      ["", heads.claim, heads.verdict, heads.why],
      words.claims
        .filter((_, index) => !isLeftOut(report.claims[index]?.reason))
        .map(({ claim, name, verdict, because }) => [claim, name, `**${verdict}**`, because]),
    ),
    "",
    ...leftOutLines(report, texts).flatMap((line) => [line, ""]),
    `## ${sections.experiments}`,
    "",
    ...words.experiments.flatMap((experiment) => experimentLines(experiment, words, report, texts)),
    `## ${sections.method}`,
    "",
    ...words.method.map((sentence) => `- ${sentence}`),
    "",
    `${texts.repeat}: \`${report.command}\``,
    "",
  ].join("\n");
};

const experimentLines = (
  { id, question, method, figures }: LedgerWords["experiments"][number],
  words: LedgerWords,
  report: LedgerReport,
  { heads, sections }: LedgerTexts,
): string[] => {
  const judges = report.claims.flatMap(({ claim, experiment }) => (experiment === id ? [claim as string] : []));
  const rules = words.claims.filter(({ claim, rule }) => judges.includes(claim) && rule !== "");
  return [
    `### ${id}: ${question}`,
    "",
    ...method.map((sentence) => `- ${sentence}`),
    ...rules.map(({ claim, rule }) => `- ${sections.rule} ${claim}: ${rule}`),
    "",
    ...tableLines(
      [heads.figure, heads.measured],
      figures.map(({ name, shown }) => [name, shown]),
    ),
    "",
  ];
};

import { tableLines } from "../markdown-table.ts";
import type { LedgerReport, LedgerWords } from "./schema.ts";
import { type LedgerTexts, ledgerEn, ledgerKo } from "./texts.ts";

/** The ledger as Markdown, English first and Korean after it. */
export const renderLedgerMarkdown = (report: LedgerReport): string =>
  [inLanguage(report, report.words.en, ledgerEn), inLanguage(report, report.words.ko, ledgerKo)].join("\n---\n\n");

const inLanguage = (report: LedgerReport, words: LedgerWords, texts: LedgerTexts): string => {
  const { heads, sections } = texts;
  return [
    `# ${words.title}`,
    "",
    `**${words.answer.join(" ")}**`,
    "",
    ...words.notices.flatMap((notice) => [`> ${notice}`, ""]),
    `## ${sections.claims}`,
    "",
    ...tableLines(
      ["", heads.claim, heads.verdict, heads.why],
      words.claims.map(({ claim, name, verdict, because }) => [claim, name, `**${verdict}**`, because]),
    ),
    "",
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

import { tableLines } from "@twinhost/report";
import type { SearchReport } from "./search-report.ts";
import { answersOf, corpusLines, methodOf, searchTable } from "./search-text.ts";
import { en, ko, type SearchTexts } from "./search-words.ts";

/** The report as Markdown: English, then Korean. */
export const renderSearchMarkdown = (report: SearchReport): string =>
  [en, ko].map((texts) => inLanguage(report, texts)).join("\n---\n\n");

const inLanguage = (report: SearchReport, texts: SearchTexts): string => {
  const searches = searchTable(report, texts);
  return [
    `# ${texts.title}`,
    "",
    ...answersOf(report, texts).flatMap((answer) => [`**${answer}**`, ""]),
    ...tableLines(texts.corpusHeads, corpusLines(report)),
    "",
    ...tableLines(searches.heads, searches.lines),
    "",
    ...methodOf(report, texts).map((sentence) => `- ${sentence}`),
    "",
    `${texts.repeat}: \`${report.command}\``,
    "",
  ].join("\n");
};

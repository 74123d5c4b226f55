import { tableLines } from "@twinhost/report";
import type { DistanceReport } from "./distance-report.ts";
import { answerOf, methodOf, namesOf, reasonsOf, resultOf, sidesOf } from "./distance-text.ts";
import { type DistanceTexts, en, ko } from "./distance-words.ts";

/** The report as Markdown: English, then Korean. */
export const renderDistanceMarkdown = (report: DistanceReport): string =>
  [en, ko].map((texts) => inLanguage(report, texts)).join("\n---\n\n");

const inLanguage = (report: DistanceReport, texts: DistanceTexts): string => {
  const { heads } = texts;
  const reasons = reasonsOf(report, texts);
  return [
    `# ${texts.title}`,
    "",
    `**${answerOf(report, texts)}**`,
    "",
    ...tableLines(
      [heads.compared, heads.figure, heads.of, heads.against, heads.measured, heads.goal, heads.verdict],
      report.rows.map((row) => [...namesOf(row, texts), ...sidesOf(row), ...resultOf(row, texts)]),
    ),
    "",
    ...(reasons.length > 0 ? [`${texts.reasons}:`, "", ...reasons.map((reason) => `- ${reason}`), ""] : []),
    ...methodOf(report, texts).map((sentence) => `- ${sentence}`),
    "",
    `${texts.repeat}: \`${report.command}\``,
    "",
  ].join("\n");
};

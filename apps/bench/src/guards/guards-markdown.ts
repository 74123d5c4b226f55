import { tableLines } from "@twinhost/report";
import type { GuardsReport } from "./guards-report.ts";
import { answerOf, cellsOf, HEADS, methodOf, nameOfRow } from "./guards-text.ts";

export const renderGuardsMarkdown = (report: GuardsReport): string => {
  const answer = answerOf(report);
  return [
    "# What each feature costs per call",
    "",
    ...(answer ? [`**${answer}**`, ""] : []),
    ...tableLines(HEADS, report.rows.map(cellsOf)),
    "",
    ...methodOf(report).map((sentence) => `- ${sentence}`),
    "",
    "## What was switched",
    "",
    ...tableLines(
      ["feature", "off", "on"],
      report.guards.map(({ id, off, on }) => [nameOfRow(id), off, on]),
    ),
    "",
    `Repeat: \`${report.command}\``,
    "",
  ].join("\n");
};

import { createPlainTable, wrap } from "@twinhost/report";
import pc from "picocolors";
import type { GuardsReport } from "./guards-report.ts";
import { answerOf, cellsOf, HEADS, methodOf } from "./guards-text.ts";

/** The summary printed at the end of a run. */
export const renderGuardsTerminal = (report: GuardsReport, reportPath: string, color: boolean): string => {
  const colors = pc.createColors(color);
  const table = createPlainTable(
    HEADS.map((title) => colors.bold(title)),
    { textColumns: 2, gap: 1 },
  );
  for (const row of report.rows) {
    const cells = cellsOf(row);
    const { low, high } = row.added;
    const isUnclear = low !== null && high !== null && low <= 0 && high >= 0;
    table.push(isUnclear ? cells.map(colors.dim) : cells);
  }
  const answer = answerOf(report);
  return [
    table.toString(),
    "",
    ...methodOf(report).flatMap(wrap).map(colors.dim),
    "",
    ...(answer ? [...wrap(answer).map(colors.bold), ""] : []),
    `Report: ${reportPath}`,
    `Repeat: ${report.command}`,
    "",
  ].join("\n");
};

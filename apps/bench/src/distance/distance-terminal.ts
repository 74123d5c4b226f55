import { createPlainTable, wrap } from "@twinhost/report";
import pc from "picocolors";
import type { DistanceReport, GoalVerdict } from "./distance-report.ts";
import { answerOf, methodOf, namesOf, reasonsOf, resultOf } from "./distance-text.ts";
import { en } from "./distance-words.ts";

/** The summary printed at the end of a run. */
export const renderDistanceTerminal = (report: DistanceReport, reportPath: string, color: boolean): string => {
  const colors = pc.createColors(color);
  const paints: Readonly<Partial<Record<GoalVerdict, (text: string) => string>>> = {
    met: colors.green,
    "not-met": colors.red,
    void: colors.red,
  };
  const { heads } = en;
  const table = createPlainTable(
    [heads.compared, heads.figure, heads.measured, heads.goal, heads.verdict].map((title) => colors.bold(title)),
    { textColumns: 2, gap: 1 },
  );
  for (const row of report.rows) {
    const [measured, goal, verdict] = resultOf(row, en);
    const paint = (row.verdict && paints[row.verdict]) ?? colors.dim;
    table.push([...namesOf(row, en), measured, goal, paint(verdict)]);
  }
  const reasons = reasonsOf(report, en);
  return [
    colors.bold(en.title),
    table.toString(),
    "",
    ...reasons.flatMap(wrap),
    ...(reasons.length > 0 ? [""] : []),
    ...methodOf(report, en).flatMap(wrap).map(colors.dim),
    "",
    ...wrap(answerOf(report, en)).map(colors.bold),
    "",
    `Report: ${reportPath}`,
    `${en.repeat}: ${report.command}`,
    "",
  ].join("\n");
};

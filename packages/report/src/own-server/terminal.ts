import pc from "picocolors";
import { createPlainTable, wrap } from "../terminal-layout.ts";
import { cellsOf, headsOf, remarksOf } from "./cells.ts";
import { ownServerEn } from "./en.ts";
import { ownServerKo } from "./ko.ts";
import type { ConformanceOutcome, OwnServerReport } from "./schema.ts";

interface OwnServerTerminalOptions {
  readonly language: "en" | "ko";
  readonly reportPath: string;
  readonly color: boolean;
}

/** The summary printed at the end of a run; the intervals are in the report. */
export const renderOwnServerTerminal = (report: OwnServerReport, options: OwnServerTerminalOptions): string => {
  const { language, reportPath } = options;
  const colors = pc.createColors(options.color);
  const texts = { en: ownServerEn, ko: ownServerKo }[language];
  const { heads, sections } = texts;
  const bold = (titles: readonly string[]): string[] => titles.map((title) => colors.bold(title));
  const figures = createPlainTable(bold(headsOf(texts)), { gap: 1 });
  for (const row of report.rows) figures.push(cellsOf(row, texts, false));
  const paints: Readonly<Record<ConformanceOutcome, (text: string) => string>> = {
    passed: colors.green,
    failed: colors.red,
    "not-applicable": colors.dim,
  };
  const checks = createPlainTable(bold([heads.check, heads.outcome, heads.saw]), { textColumns: 3 });
  for (const { check, outcome, saw } of report.conformance)
    checks.push([texts.checks[check], paints[outcome](texts.outcomes[outcome]), saw]);
  const advice = report.advice?.[language];
  return [
    colors.bold(texts.title),
    ...wrap(texts.server(report)),
    "",
    figures.toString(),
    "",
    ...remarksOf(report, texts).flatMap(wrap),
    "",
    colors.bold(sections.conformance),
    checks.toString(),
    "",
    ...(advice === undefined
      ? []
      : [
          colors.bold(sections.advice),
          ...[advice.answer, advice.confidence, texts.adviceCase, ...advice.changes].flatMap(wrap),
          "",
        ]),
    ...texts.method(report).flatMap(wrap).map(colors.dim),
    "",
    `${texts.report}: ${reportPath}`,
    `${texts.repeat}: ${report.command}`,
    "",
  ].join("\n");
};

import pc from "picocolors";
import { wrap } from "../terminal-layout.ts";
import { verdictTable } from "../verdict-table.ts";
import { isLeftOut, leftOutLines } from "./left-out.ts";
import type { LedgerReport } from "./schema.ts";
import { ledgerEn, ledgerKo } from "./texts.ts";

export interface LedgerTerminalOptions {
  readonly language: "en" | "ko";
  readonly reportPath: string;
  readonly color: boolean;
}

/** The summary printed at the end of a run: verdicts, reasons, and the claims that were left out. */
export const renderLedgerTerminal = (report: LedgerReport, options: LedgerTerminalOptions): string => {
  const { language, reportPath } = options;
  const colors = pc.createColors(options.color);
  const texts = { en: ledgerEn, ko: ledgerKo }[language];
  const words = report.words[language];
  const shown = report.claims.flatMap(({ claim, verdict, reason }, index) => {
    const said = words.claims[index];
    if (!said || isLeftOut(reason)) return [];
    return [{ claim, name: said.name, verdict, verdictName: said.verdict, because: said.because }];
  });
  return [
    colors.bold(words.title),
    verdictTable(shown, texts.heads, colors),
    "",
    ...shown.flatMap(({ claim, because }) => wrap(`${claim}: ${because}`)),
    ...leftOutLines(report, texts).flatMap(wrap),
    "",
    ...words.method.flatMap(wrap).map(colors.dim),
    ...words.notices.flatMap(wrap),
    "",
    ...wrap(words.answer.join(" ")).map(colors.bold),
    "",
    `${texts.report}: ${reportPath}`,
    `${texts.repeat}: ${report.command}`,
    "",
  ].join("\n");
};

import pc from "picocolors";
import type { Verdict } from "../schema.ts";
import { createPlainTable, wrap } from "../terminal-layout.ts";
import type { LedgerReport } from "./schema.ts";
import { ledgerEn, ledgerKo } from "./texts.ts";

export interface LedgerTerminalOptions {
  readonly language: "en" | "ko";
  readonly reportPath: string;
  readonly color: boolean;
}

/** The end of a run on a terminal: what was judged, why, and how many claims were not. */
export const renderLedgerTerminal = (report: LedgerReport, options: LedgerTerminalOptions): string => {
  const { language, reportPath } = options;
  const colors = pc.createColors(options.color);
  const paints: Readonly<Partial<Record<Verdict, (text: string) => string>>> = {
    confirmed: colors.green,
    refuted: colors.red,
    depends: colors.yellow,
  };
  const texts = { en: ledgerEn, ko: ledgerKo }[language];
  const words = report.words[language];
  const table = createPlainTable(
    ["", texts.heads.claim, texts.heads.verdict].map((head) => colors.bold(head)),
    {
      textColumns: 3,
    },
  );
  const reasons: string[] = [];
  for (const [index, { claim, verdict, reason }] of report.claims.entries()) {
    const said = words.claims[index];
    if (!said || reason === "no-experiment" || reason === "not-chosen") continue;
    table.push([claim, said.name, (paints[verdict] ?? colors.dim)(said.verdict)]);
    reasons.push(...wrap(`${claim}: ${said.because}`));
  }
  return [
    colors.bold(words.title),
    table.toString(),
    "",
    ...reasons,
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

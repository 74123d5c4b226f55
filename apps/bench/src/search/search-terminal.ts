import { createPlainTable, wrap } from "@twinhost/report";
import pc from "picocolors";
import type { SearchReport } from "./search-report.ts";
import { answersOf, corpusLines, methodOf, searchTable } from "./search-text.ts";
import { en } from "./search-words.ts";

/** The summary printed at the end of a run. */
export const renderSearchTerminal = (report: SearchReport, reportPath: string, color: boolean): string => {
  const colors = pc.createColors(color);
  const table = (heads: readonly string[], lines: readonly string[][], textColumns: number): string => {
    const plain = createPlainTable(heads.map(colors.bold), { textColumns });
    plain.push(...lines);
    return plain.toString();
  };
  const searches = searchTable(report, en);
  return [
    colors.bold(en.title),
    table(en.corpusHeads, corpusLines(report), 1),
    "",
    table(searches.heads, searches.lines, 2),
    "",
    ...methodOf(report, en).flatMap(wrap).map(colors.dim),
    "",
    ...answersOf(report, en).flatMap(wrap).map(colors.bold),
    "",
    `Report: ${reportPath}`,
    `${en.repeat}: ${report.command}`,
    "",
  ].join("\n");
};

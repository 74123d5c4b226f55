import { createPlainTable, showEstimate, wrap } from "@twinhost/report";
import type { ComparableFigure, ComparableReport } from "./comparable.ts";
import type { Comparison } from "./compare-reports.ts";
import { comparisonWords } from "./comparison-words.ts";

/** The changes between two reports, for a terminal. */
export const comparisonText = (
  { unlike, figures, verdicts, voided, compared, withoutInterval }: Comparison,
  before: ComparableReport,
  after: ComparableReport,
  language: keyof typeof comparisonWords = "en",
): string => {
  const words = comparisonWords[language];
  const shown = ({ unit, measured }: ComparableFigure): string => showEstimate(unit, measured, words.report);
  const changes = { true: words.worse, false: words.better, null: "" } as const;
  const table = createPlainTable([...words.heads]);
  for (const { before, after, isWorse } of figures)
    table.push([words.nameOf(after), shown(before), shown(after), changes[`${isWorse}`]]);
  return [
    words.times(before.startedAt, after.startedAt),
    ...(unlike ? wrap(words.unlike(words.circumstancesOf(before), words.circumstancesOf(after))) : []),
    "",
    ...(figures.length > 0 ? [table.toString(), ""] : []),
    ...verdicts.map(({ claim, before, after }) => words.verdict(claim, before, after)),
    ...voided.map(words.voided),
    ...wrap(words.total(figures.length, compared, withoutInterval, verdicts.length)),
    "",
  ].join("\n");
};

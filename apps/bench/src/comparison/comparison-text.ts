import { createPlainTable, ledgerEn, showEstimate, wrap } from "@twinhost/report";
import type { ComparableFigure, ComparableReport } from "./comparable.ts";
import type { Comparison } from "./compare-reports.ts";

const shown = ({ unit, measured }: ComparableFigure): string => showEstimate(unit, measured, ledgerEn);

const CHANGES = { true: "worse", false: "better", null: "" } as const;

/** The changes between two reports, for a terminal. */
export const comparisonText = (
  { unlike, figures, verdicts, voided, compared, withoutInterval }: Comparison,
  before: ComparableReport,
  after: ComparableReport,
): string => {
  const table = createPlainTable(["changed beyond noise", "before", "after", ""]);
  for (const { before, after, isWorse } of figures)
    table.push([after.name, shown(before), shown(after), CHANGES[`${isWorse}`]]);
  return [
    `Before: ${before.startedAt}. After: ${after.startedAt}.`,
    ...(unlike
      ? wrap(
          `These runs are not alike (${unlike.before}; ${unlike.after}): only ratios, shares and counts are compared, for times, sizes and calls a second say nothing here.`,
        )
      : []),
    "",
    ...(figures.length > 0 ? [table.toString(), ""] : []),
    ...verdicts.map(({ claim, before, after }) => `${claim}: ${before} before, ${after} after`),
    ...voided.map((id) => `${id}: void after, and not before`),
    ...wrap(
      `${figures.length} of ${compared} figures changed beyond noise${withoutInterval > 0 ? `; ${withoutInterval} more have no interval or were disturbed by other programs, so nothing can be said of them` : ""}. ${verdicts.length} verdicts changed.`,
    ),
    "",
  ].join("\n");
};

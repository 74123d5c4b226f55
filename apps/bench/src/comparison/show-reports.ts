import { compareReports } from "./compare-reports.ts";
import { comparisonText } from "./comparison-text.ts";
import { repeatability } from "./repeatability.ts";
import { repeatabilityText } from "./repeatability-text.ts";
import type { ReportArguments } from "./report-commands.ts";

/** The text for stdout, and whether the comparison or the repeatability passed. */
export const showReports = (parsed: ReportArguments): { text: string; holds: boolean } => {
  if (parsed.command === "compare-reports") {
    const { before, after, failOnRegression, lang } = parsed;
    const comparison = compareReports(before, after);
    return {
      text: comparisonText(comparison, before, after, lang),
      holds: !(failOnRegression && comparison.isRegression),
    };
  }
  const found = repeatability(parsed.reports);
  return {
    text: repeatabilityText(found, parsed.reports),
    holds: found.verdictsHold && found.intervalsHold !== false,
  };
};

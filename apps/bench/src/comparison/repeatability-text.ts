import { tableLines, times } from "@twinhost/report";
import type { ComparableReport } from "./comparable.ts";
import type { Repeatability } from "./repeatability.ts";

/** Markdown for a terminal and for docs/. */
export const repeatabilityText = (found: Repeatability, reports: readonly ComparableReport[]): string => {
  const { runs, areAlike, claims, agreeing, mostInconclusive, ratios, intervalsHold } = found;
  const contained = ratios.filter((ratio) => ratio.contained >= 0.9 * ratio.runs).length;
  return [
    `${runs} runs: ${reports.map(({ startedAt }) => startedAt).join(", ")}.`,
    "",
    ...[...new Set(reports.map(({ circumstances }) => circumstances))].map((text) => `- ${text}`),
    "",
    ...(areAlike ? [] : ["These runs are not alike: they may differ for other reasons than noise.", ""]),
    `**${agreeing} of ${claims.length} verdicts are the same in all runs; at most ${mostInconclusive} are inconclusive in a run.**`,
    "",
    ...tableLines(
      ["claim", ...reports.map((_, index) => `run ${index + 1}`), ""],
      claims.map(({ claim, verdicts, agrees }) => [claim, ...verdicts, agrees ? "" : "differs"]),
    ),
    "",
    `**The 95 % intervals of ${contained} of ${ratios.length} ratios contain the median of all runs in at least 9 of 10 runs.**${intervalsHold === undefined ? " Fewer than ten runs, or no ratio: not judged." : ""}`,
    "",
    ...tableLines(
      ["ratio", "median of all", "contained in"],
      ratios.map(({ name, median, contained, runs }) => [name, `${times(median)}x`, `${contained} of ${runs}`]),
    ),
    "",
  ].join("\n");
};

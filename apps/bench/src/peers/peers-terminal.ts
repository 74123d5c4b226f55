import { createPlainTable, wrap } from "@twinhost/report";
import pc from "picocolors";
import type { PeersReport } from "./peers-report.ts";
import { measuredRows, methodOf, reasonsOf, SHOW, shown, showP99, survivalRows } from "./peers-text.ts";
import { en } from "./peers-words.ts";
import { SURVIVAL_CHECKS } from "./survival/checks.ts";

/** The summary printed at the end of a run. */
export const renderPeersTerminal = (report: PeersReport, reportPath: string, color: boolean): string => {
  const colors = pc.createColors(color);
  const bold = (titles: readonly string[]) => titles.map((title) => colors.bold(title));
  const { heads, tools } = en;
  const trivial = createPlainTable(
    bold([tools.echo, heads.p50, heads.p99, heads.perSecond, heads.cpu, heads.memory, heads.coldStart]),
    { gap: 1 },
  );
  const others = createPlainTable(
    bold([`${tools.document}; ${tools.wait}`, heads.p50, heads.p99, "calls/s", heads.p50, heads.p99, "calls/s"]),
    { gap: 1 },
  );
  for (const row of measuredRows(report)) {
    trivial.push([
      row.name,
      shown(row.tools?.echo.p50, SHOW.p50, en),
      showP99(row, "echo"),
      shown(row.tools?.echo.perSecond, SHOW.perSecond, en),
      shown(row.tools?.echo.cpu, SHOW.cpu, en),
      shown(row.memory, SHOW.memory, en),
      shown(row.coldStart, SHOW.coldStart, en),
    ]);
    others.push([
      row.name,
      ...(["document", "wait"] as const).flatMap((tool) => [
        shown(row.tools?.[tool].p50, SHOW.p50, en),
        showP99(row, tool),
        shown(row.tools?.[tool].perSecond, SHOW.perSecond, en),
      ]),
    ]);
  }
  const survival = survivalRows(report);
  const reasons = reasonsOf(report, en);
  return [
    colors.bold(en.title),
    trivial.toString(),
    "",
    others.toString(),
    "",
    ...(survival.length > 0
      ? [
          colors.bold(en.survival),
          ...survival.map(
            ({ name, survival: found }) =>
              `${name}: ${SURVIVAL_CHECKS.map((check) => `${en.checks[check]} ${found?.[check] ? colors.green(en.yes) : colors.red(en.no)}`).join(", ")}`,
          ),
          "",
        ].flatMap(wrap)
      : []),
    ...reasons.flatMap(wrap),
    ...(reasons.length > 0 ? [""] : []),
    ...methodOf(report, en).flatMap(wrap).map(colors.dim),
    "",
    `Report: ${reportPath}`,
    `${en.repeat}: ${report.command}`,
    "",
  ].join("\n");
};

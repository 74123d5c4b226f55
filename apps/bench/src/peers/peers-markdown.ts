import { tableLines } from "@twinhost/report";
import type { PeerRow, PeersReport } from "./peers-report.ts";
import {
  measuredRows,
  methodOf,
  NONE,
  reasonsOf,
  SHOW,
  shown,
  shownWithInterval,
  showP99,
  survivalRows,
  versionsOf,
} from "./peers-text.ts";
import { en, ko, type PeersTexts } from "./peers-words.ts";
import { SURVIVAL_CHECKS } from "./survival/checks.ts";
import type { PeerTool } from "./three-calls.ts";

/** The report as Markdown: English, then Korean. */
export const renderPeersMarkdown = (report: PeersReport): string =>
  [en, ko].map((texts) => `# ${texts.title}\n\n${peersTables(report, texts)}`).join("\n---\n\n");

/** All tables in one language with their method, as in the guide. */
export const peersTables = (report: PeersReport, texts: PeersTexts): string => {
  const rows = measuredRows(report);
  const reasons = reasonsOf(report, texts);
  const survival = survivalRows(report);
  return [
    ...trivialCalls(rows, texts),
    "",
    ...otherCalls(rows, texts),
    "",
    ...(survival.length > 0 ? [`${texts.survival}:`, "", ...survivalLines(survival, texts), ""] : []),
    ...(reasons.length > 0 ? [`${texts.reasons}:`, "", ...reasons.map((reason) => `- ${reason}`), ""] : []),
    ...methodOf(report, texts).map((sentence) => `- ${sentence}`),
    "",
    `${texts.repeat}: \`${report.command}\``,
    "",
  ].join("\n");
};

const HEADS = ["p50", "p99", "perSecond", "cpu", "memory", "coldStart"] as const;

const trivialCalls = (rows: readonly PeerRow[], texts: PeersTexts): string[] =>
  tableLines(
    [texts.peer, texts.version, ...HEADS.map((head) => texts.heads[head])],
    rows.map((row) => [
      row.name,
      versionsOf(row),
      shownWithInterval(row.tools?.echo.p50, SHOW.p50, texts),
      showP99(row, "echo"),
      shownWithInterval(row.tools?.echo.perSecond, SHOW.perSecond, texts),
      shown(row.tools?.echo.cpu, SHOW.cpu, texts),
      shown(row.memory, SHOW.memory, texts),
      shown(row.coldStart, SHOW.coldStart, texts),
    ]),
  );

const OTHER_TOOLS = ["document", "wait"] as const satisfies readonly PeerTool[];

const otherCalls = (rows: readonly PeerRow[], texts: PeersTexts): string[] =>
  tableLines(
    [
      texts.peer,
      ...OTHER_TOOLS.flatMap((tool) =>
        (["p50", "p99", "perSecond", "cpu"] as const).map((head) => `${texts.tools[tool]}: ${texts.heads[head]}`),
      ),
    ],
    rows.map((row) => [
      row.name,
      ...OTHER_TOOLS.flatMap((tool) => [
        shown(row.tools?.[tool].p50, SHOW.p50, texts),
        showP99(row, tool),
        shown(row.tools?.[tool].perSecond, SHOW.perSecond, texts),
        shown(row.tools?.[tool].cpu, SHOW.cpu, texts),
      ]),
    ]),
  );

const survivalLines = (rows: readonly PeerRow[], texts: PeersTexts): string[] =>
  tableLines(
    [texts.peer, ...SURVIVAL_CHECKS.map((check) => texts.checks[check])],
    rows.map(({ name, survival }) => [
      name,
      ...SURVIVAL_CHECKS.map((check) => (survival ? (survival[check] ? texts.yes : texts.no) : NONE)),
    ]),
  );

/** Only the trivial call, as in the README. */
export const shortPeersTable = (report: PeersReport, texts: PeersTexts): string =>
  tableLines(
    [texts.peer, texts.heads.p50, texts.heads.perSecond, texts.heads.cpu, texts.heads.memory],
    measuredRows(report)
      .filter(({ id }) => id !== "ours-again")
      .map((row) => [
        row.name,
        shown(row.tools?.echo.p50, SHOW.p50, texts),
        shown(row.tools?.echo.perSecond, SHOW.perSecond, texts),
        shown(row.tools?.echo.cpu, SHOW.cpu, texts),
        shown(row.memory, SHOW.memory, texts),
      ]),
  ).join("\n");

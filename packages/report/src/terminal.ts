import pc from "picocolors";
import { digits, mebibytes, NONE, time, twoDigits } from "./format.ts";
import { en } from "./messages/en.ts";
import { throughputAt } from "./messages/figures.ts";
import { noticesAbout } from "./notices.ts";
import type { Report, ReportRow } from "./schema.ts";
import { createPlainTable, wrap } from "./terminal-layout.ts";
import { verdictTable } from "./verdict-table.ts";

type Colors = ReturnType<typeof pc.createColors>;
type Paint = (text: string) => string;

/** The summary printed at the end of a run: table, verdicts, the answer in two sentences, report path and command. */
export const renderTerminal = (report: Report, reportPath: string, color: boolean): string => {
  const colors = pc.createColors(color);
  const paints: Readonly<Record<string, Paint>> = {
    http: colors.blue,
    "http-sdk": colors.blue,
    "http-sdk-v1": colors.blue,
    rest: colors.cyan,
    stdio: colors.yellow,
    "stdio-sdk": colors.yellow,
    "stdio-sdk-v1": colors.yellow,
    "stdio-pool": colors.yellow,
  };
  const table = createPlainTable(HEAD.map((title) => colors.bold(title)));
  for (const row of report.rows) {
    const paint = paints[row.arm] ?? colors.gray;
    table.push(cellsOf(row).map((cell, index) => (index === 0 ? paint(cell) : cell)));
  }
  const { machine, method } = report;
  return [
    table.toString(),
    "",
    ...wrap(
      `${NONE}: fewer than 10 samples beyond p99, or no such figure. CPU: seconds per 1,000 calls, client+server. Memory: server, ${method.memory.toUpperCase()}. ${method.rounds} rounds. ${machine.cpu}, ${machine.cores} cores, Node ${report.versions.node}, load ${machine.load.before.toFixed(1)} before and ${machine.load.after.toFixed(1)} after.`,
    ).map(colors.dim),
    "",
    ...verdictLines(report, colors),
    "",
    ...wrap(en.answer(report).join(" ")).map(colors.bold),
    "",
    ...noticesAbout(report, "trust").flatMap((id) => [...wrap(en.notice(id, report)), ""]),
    `Report: ${reportPath}`,
    `Repeat: ${report.command}`,
    "",
  ].join("\n");
};

/** The verdicts of this run, those of the last bench claims, and the remaining claims. */
const verdictLines = (report: Report, colors: Colors): string[] => {
  const judged = report.claims.filter(({ verdict }) => verdict !== "not-measured");
  const table = verdictTable(
    judged.map((claim) => ({ ...claim, name: en.claims[claim.claim], verdictName: en.verdictName(claim) })),
    en.heads,
    colors,
  );
  const others = report.claims.filter(({ verdict }) => verdict === "not-measured");
  const earlier = others.flatMap(({ claim, ledger }) =>
    ledger ? [`${claim} ${en.verdictName({ claim, verdict: ledger.verdict })}`] : [],
  );
  const open = others.filter(({ ledger }) => !ledger).map(({ claim }) => claim);
  const date = others.find(({ ledger }) => ledger)?.ledger?.startedAt.slice(0, 10);
  return [
    ...(judged.length > 0 ? [table, ""] : []),
    ...(earlier.length > 0 ? wrap(`By the last bench claims (${date}): ${earlier.join(", ")}.`) : []),
    ...(open.length > 0 ? wrap(`Not judged by this run: ${open.join(", ")}. To judge them: bench claims.`) : []),
  ];
};

const HEAD = ["scenario", "p50", "p99", "1 call/s", "16", "64", "CPU", "bytes", "MiB", "cold start"];

const cellsOf = (row: ReportRow): string[] => {
  const rate = (concurrency: number): string => {
    const value = throughputAt(row, concurrency);
    return value === undefined ? NONE : digits(value);
  };
  const { client, server } = row.cpu;
  return [
    row.row,
    time(row.calculate.p50.value),
    row.calculate.p99 === null ? NONE : time(row.calculate.p99),
    rate(1),
    rate(16),
    rate(64),
    server ? `${short(client.value)}+${short(server.value)}` : short(client.value),
    row.bytes ? digits(row.bytes.calculate.request + row.bytes.calculate.response) : NONE,
    row.memory.server ? mebibytes(row.memory.server.value) : NONE,
    row.coldStart ? time(row.coldStart.milliseconds.value * 1_000) : NONE,
  ];
};

/** Drops the zero before the decimal point to save space in a narrow column. */
const short = (value: number): string => twoDigits(value).replace(/^0\./, ".");

import { renderOwnServerTerminal } from "@twinhost/report";
import { listTools } from "./list-tools.ts";
import { withServer } from "./look-at-server.ts";
import type { OwnServerArguments } from "./own-server-command.ts";
import { readServer } from "./read-server.ts";
import { type OwnServerRun, ownServerReportFile, runOwnServer } from "./run-own-server.ts";

interface BenchOwnServer extends Omit<OwnServerRun, "given" | "server" | "toolName"> {
  readonly color: boolean;
}

/** Runs the command; without a tool nothing is called or measured. @returns the text for stdout */
export const benchOwnServer = async (
  given: OwnServerArguments,
  { color, ...run }: BenchOwnServer,
): Promise<{ readonly text: string; readonly holds?: boolean }> => {
  const server = readServer(given.server, run.say);
  const { tool, lang } = given;
  if (tool === undefined)
    return { text: listTools(await withServer(server, (client) => client.listTools()), lang, color) };
  const report = await runOwnServer({ ...run, given, server, toolName: tool });
  const reportPath = run.shown(ownServerReportFile(run.directory));
  return {
    text: renderOwnServerTerminal(report, { language: lang, reportPath, color }),
    holds: report.rows.every(({ verdict }) => verdict !== "void"),
  };
};

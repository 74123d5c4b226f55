import { writeWhole } from "../write-whole.ts";
import { renderLedgerHtml } from "./html/page.ts";
import { renderLedgerMarkdown } from "./markdown.ts";
import { type LedgerReport, ledgerReport } from "./schema.ts";

/**
 * Writes the ledger's report.json, report.md and report.html, each atomically.
 * @param guides relative path of the guides' folder
 * @throws when the report does not fit its own schema, before anything is written.
 */
export const writeLedger = async (report: LedgerReport, directory: string, guides?: string): Promise<void> =>
  writeWhole(directory, {
    "report.json": `${JSON.stringify(ledgerReport.parse(report), null, 2)}\n`,
    "report.md": renderLedgerMarkdown(report, guides),
    "report.html": renderLedgerHtml(report, guides),
  });

import { renderHtml } from "./html/page.ts";
import { renderMarkdown } from "./markdown.ts";
import { publish } from "./published-report.ts";
import type { Report } from "./schema.ts";
import { writeWhole } from "./write-whole.ts";

/**
 * Writes report.json, report.md and report.html, each atomically.
 * @throws when the report does not fit its own schema, before anything is written.
 */
export const writeReport = async (report: Report, directory: string): Promise<void> =>
  writeWhole(directory, {
    "report.json": `${JSON.stringify(publish(report), null, 2)}\n`,
    "report.md": renderMarkdown(report),
    "report.html": renderHtml(report),
  });

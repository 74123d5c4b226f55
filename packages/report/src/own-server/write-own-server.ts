import { writeWhole } from "../write-whole.ts";
import { renderOwnServerMarkdown } from "./markdown.ts";
import { type OwnServerReport, ownServerReport } from "./schema.ts";

/**
 * Writes the report.json and report.md of a run on the user's own server, each atomically.
 * @throws when the report does not fit its own schema, before anything is written.
 */
export const writeOwnServer = async (report: OwnServerReport, directory: string): Promise<void> =>
  writeWhole(directory, {
    "report.json": `${JSON.stringify(ownServerReport.parse(report), null, 2)}\n`,
    "report.md": renderOwnServerMarkdown(report),
  });

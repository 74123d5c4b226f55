import { mkdir, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { renderHtml } from "./html/page.ts";
import { renderMarkdown } from "./markdown.ts";
import { type Report, report as reportSchema } from "./schema.ts";

/**
 * Writes report.json, report.md and report.html. Each appears whole or not at all.
 * @throws when the report does not fit its own schema, before anything is written.
 */
export const writeReport = async (report: Report, directory: string): Promise<void> => {
  const files = {
    "report.json": `${JSON.stringify(reportSchema.parse(report), null, 2)}\n`,
    "report.md": renderMarkdown(report),
    "report.html": renderHtml(report),
  };
  await mkdir(directory, { recursive: true });
  for (const [name, text] of Object.entries(files)) {
    const draft = join(directory, `.${name}.draft`);
    await writeFile(draft, text);
    await rename(draft, join(directory, name));
  }
};

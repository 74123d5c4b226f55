import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const WRITE_REPORTS = join(import.meta.dirname, "../../../bench/test/fixtures/write-synthetic-reports.ts");

export interface Reports {
  /** Settings that point the LLM server to the reports. */
  readonly settings: { readonly REPORT_FILE: string; readonly CLAIMS_FILE: string };
  remove(): void;
}

/** Writes a `bench` report and a `bench claims` report into a temporary folder. */
export const writeReports = (): Reports => {
  const folder = mkdtempSync(join(tmpdir(), "twinhost-reports-"));
  execFileSync(process.execPath, [WRITE_REPORTS, folder]);
  return {
    settings: {
      REPORT_FILE: join(folder, "latest/report.json"),
      CLAIMS_FILE: join(folder, "claims/report.json"),
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
};

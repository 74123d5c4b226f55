import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const WRITE_REPORTS = join(import.meta.dirname, "../../../bench/test/fixtures/write-synthetic-reports.ts");

export interface Reports {
  /** That name them to the LLM server. */
  readonly settings: { readonly REPORT_FILE: string; readonly CLAIMS_FILE: string };
  remove(): void;
}

/** A report of `bench` and one of `bench claims`, in a folder of their own. */
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

import { stringify } from "csv-stringify/sync";
import type { UsageRow } from "./usage-query.ts";

const COLUMNS = [
  "period",
  "name",
  "calls",
  "errors",
  "errorsByCode",
  "p50Ms",
  "p95Ms",
  "bytesIn",
  "bytesOut",
] as const satisfies (keyof UsageRow)[];

/** Usage as CSV (RFC 4180) with a header; `errorsByCode` is JSON in its cell. A name cannot become a formula. */
export const toUsageCsv = (rows: readonly UsageRow[]): string =>
  stringify([...rows], { header: true, columns: [...COLUMNS], escape_formulas: true, record_delimiter: "windows" });

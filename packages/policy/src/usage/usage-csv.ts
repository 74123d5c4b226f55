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
] as const satisfies (keyof UsageRow<never>)[];

/**
 * Usage as CSV (RFC 4180) with a header; `errorsByCode` is JSON. Names are escaped so that none becomes a formula.
 * @param measures additional columns
 */
export const toUsageCsv = (rows: readonly UsageRow<never>[], measures: readonly string[]): string =>
  stringify([...rows], {
    header: true,
    columns: [...COLUMNS, ...measures],
    escape_formulas: true,
    record_delimiter: "windows",
  });

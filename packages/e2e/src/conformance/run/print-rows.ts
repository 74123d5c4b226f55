import Table from "cli-table3";
import type { Row } from "./judge.ts";

export const printRows = (heading: string, rows: readonly Row[]): void => {
  const table = new Table({
    head: ["scenario", "passed", "failed", "verdict", "note"],
    style: { head: [], border: [] },
  });
  for (const { scenario, passed, failed, verdict, note } of rows)
    table.push([scenario, passed, failed.length, verdict, note]);
  process.stdout.write(`\n${heading}\n${table.toString()}\n`);
  for (const { scenario, failed, verdict } of rows) {
    if (verdict !== "failed") continue;
    for (const { id, errorMessage } of failed) process.stdout.write(`  ${scenario}: ${id}: ${errorMessage ?? ""}\n`);
  }
};

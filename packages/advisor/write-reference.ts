import { readFileSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import type { Constants } from "./src/constants/constants.ts";
import { CONSTANT_IDS } from "./src/constants/definitions.ts";
import { measuredConstants } from "./src/constants/measured.ts";

/**
 * Writes the reference figures from reports of `bench claims`; later reports fill in what earlier ones did not measure:
 * `npx -y pnpm@12 --filter @twinhost/advisor reference reports/claims/report.json`
 */
const reports = process.argv.slice(2);
const found: Partial<Constants>[] = reports.map((report) => {
  const file = resolve(process.env.INIT_CWD ?? ".", report);
  return measuredConstants(JSON.parse(readFileSync(file, "utf8")), "reference", null);
});
const all: Partial<Constants> = Object.assign({}, ...found.reverse());
const missing = CONSTANT_IDS.filter((id) => all[id] === undefined);
if (missing.length > 0) {
  const where = reports.join(", ") || "any report: name one";
  process.stderr.write(`Not measured in ${where}: ${missing.join(", ")}. Nothing was written.\n`);
  process.exitCode = 1;
} else {
  const present = CONSTANT_IDS.flatMap((id) => (all[id] ? [[id, all[id]] as const] : []));
  const runs = present.map(([, { source }]) => [source.startedAt, { mode: source.mode, machine: source.machine }]);
  const short = (value: number): number => Number(value.toPrecision(6));
  const figures = present.map(([id, { value, low, high, source }]) => [
    id,
    { value: short(value), low: short(low), high: short(high), run: source.startedAt },
  ]);
  const reference = { runs: Object.fromEntries(runs), figures: Object.fromEntries(figures) };
  const file = new URL("src/constants/reference.json", import.meta.url);
  writeFileSync(file, `${JSON.stringify(reference, undefined, 2)}\n`);
}

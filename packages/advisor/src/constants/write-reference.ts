import { readFileSync, writeFileSync } from "node:fs";
import type { Constants } from "./constants.ts";
import { CONSTANT_IDS } from "./definitions.ts";
import { measuredConstants } from "./measured.ts";

/**
 * Writes reference.json from reports of `bench claims`; what an earlier one did not measure is of a later one.
 * `npx -y pnpm@12 --filter @twinhost/advisor reference REPORT...`, with absolute paths.
 */
const reports = process.argv.slice(2);
const found: Partial<Constants>[] = reports.map((file) =>
  measuredConstants(JSON.parse(readFileSync(file, "utf8")), "reference", null),
);
const all: Partial<Constants> = Object.assign({}, ...found.reverse());
const missing = CONSTANT_IDS.filter((id) => all[id] === undefined);
if (missing.length > 0) {
  process.stderr.write(
    `Not measured in ${reports.join(", ") || "any report: name one"}: ${missing.join(", ")}. Nothing was written.\n`,
  );
  process.exitCode = 1;
} else {
  const ordered = Object.fromEntries(CONSTANT_IDS.map((id) => [id, all[id]]));
  writeFileSync(new URL("reference.json", import.meta.url), `${JSON.stringify(ordered, undefined, 2)}\n`);
}

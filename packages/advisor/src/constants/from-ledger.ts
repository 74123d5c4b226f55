import type { Constants } from "./constants.ts";
import type { MeasuredLedger } from "./ledger.ts";
import { measuredConstants } from "./measured.ts";
import { referenceConstants } from "./reference.ts";

/**
 * The constants of the cost model from a report of `bench claims`; reference figures fill in what it did not measure.
 * @example
 * const constants = constantsFrom(JSON.parse(await readFile("reports/claims/report.json", "utf8")), "report.json");
 */
export const constantsFrom = (ledger: MeasuredLedger, file: string | null = null): Constants => ({
  ...referenceConstants,
  ...measuredConstants(ledger, "measured", file),
});

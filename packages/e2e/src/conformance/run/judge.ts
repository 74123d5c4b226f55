import type { LeftOut } from "./left-out.ts";
import type { Check, ScenarioResult } from "./suite.ts";

export interface Row {
  readonly scenario: string;
  readonly isRequired: boolean;
  readonly passed: number;
  readonly failed: readonly Check[];
  readonly verdict: "passed" | "failed" | "nothing was checked" | "did not run" | "left out" | "not scored";
  readonly note: string;
}

/** Judges each scenario. One in which no check passed proves nothing, so it does not count as passed. */
export const judge = (
  results: readonly ScenarioResult[],
  required: readonly string[],
  leftOut: readonly LeftOut[],
): Row[] => {
  const ran = new Set(results.map(({ scenario }) => scenario));
  const absent = required.filter((scenario) => !ran.has(scenario)).map((scenario) => ({ scenario, checks: [] }));
  const order = (scenario: string): number => (required.includes(scenario) ? required.indexOf(scenario) : Infinity);
  return [...results, ...absent]
    .map((result) => toRow(result, { ran, required, leftOut }))
    .sort((left, right) => order(left.scenario) - order(right.scenario) || left.scenario.localeCompare(right.scenario));
};

const toRow = (
  { scenario, checks }: ScenarioResult,
  { ran, required, leftOut }: { ran: ReadonlySet<string>; required: readonly string[]; leftOut: readonly LeftOut[] },
): Row => {
  const out = leftOut.find((entry) => entry.scenario === scenario);
  const counted = out?.checks ? checks.filter(({ id }) => !out.checks?.test(id)) : checks;
  const passed = counted.filter(({ status }) => status === "SUCCESS").length;
  const failed = counted.filter(({ status }) => status === "FAILURE" || status === "WARNING");
  const isRequired = required.includes(scenario);
  const verdict = (): Row["verdict"] => {
    if (out && !out.checks) return "left out";
    if (!ran.has(scenario)) return "did not run";
    if (!isRequired) return "not scored";
    if (failed.length > 0) return "failed";
    return passed > 0 ? "passed" : "nothing was checked";
  };
  const note = out ? `${out.checks ? `${checks.length - counted.length} checks left out: ` : ""}${out.why}` : "";
  return { scenario, isRequired, passed, failed, verdict: verdict(), note };
};

export const isGood = ({ verdict }: Row): boolean =>
  verdict === "passed" || verdict === "left out" || verdict === "not scored";

/** Totals of the checks, without the left-out scenarios. */
export const sum = (rows: readonly Row[]): { passed: number; failed: number } => {
  const counted = rows.filter(({ verdict }) => verdict !== "left out");
  return {
    passed: counted.reduce((total, { passed }) => total + passed, 0),
    failed: counted.reduce((total, { failed }) => total + failed.length, 0),
  };
};

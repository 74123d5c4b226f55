import { expect, it } from "vitest";
import { emptyComparison } from "./comparison.ts";
import { toCsv } from "./to-csv.ts";

const { sides, ...empty } = emptyComparison("1 + 1?", { http: "rest", stdio: "stdio" }, 2);
const run = (totalMs: number) => ({ totalMs, segments: [{ part: "model", ms: 0.1 + 0.2 } as const] });
const comparison = {
  ...empty,
  sides: {
    http: { ...sides.http, runs: [run(3), run(12.300000000000001)] },
    stdio: { ...sides.stdio, runs: [run(2)] },
  },
};
const HEAD =
  "transport,run,total_ms,start_ms,model_ms,server_ms,transport_ms,protocol_ms,tool_ms,engine_ms,call_ms,runs_asked,stopped";

it("writes a line for each run, with its parts, in whole microseconds", () => {
  const complete = { ...comparison, sides: { ...comparison.sides, stdio: { ...comparison.sides.stdio, failed: 1 } } };
  expect(toCsv(complete)).toBe(
    [HEAD, "rest,1,3,,0.3,,,,,,,2,no", "rest,2,12.3,,0.3,,,,,,,2,no", "stdio,1,2,,0.3,,,,,,,2,no", ""].join("\n"),
  );
});

it("says that a comparison was stopped; an earlier version did not know", () => {
  expect(toCsv(comparison)).toContain("stdio,1,2,,0.3,,,,,,,2,yes\n");
  expect(toCsv({ sides: comparison.sides })).toContain("stdio,1,2,,0.3,,,,,,,,no\n");
});

import { expect, it } from "vitest";
import { emptyComparison } from "./comparison.ts";
import { toCsv } from "./to-csv.ts";

it("writes a line for each run, with its parts", () => {
  const empty = emptyComparison("1 + 1?", { http: "rest", stdio: "stdio" });
  const run = (totalMs: number) => ({ totalMs, segments: [{ part: "model", ms: 1 } as const] });
  const comparison = {
    ...empty,
    sides: {
      http: { ...empty.sides.http, runs: [run(3), run(2.5)] },
      stdio: { ...empty.sides.stdio, runs: [run(2)] },
    },
  };
  expect(toCsv(comparison)).toBe(
    [
      "transport,run,total_ms,start_ms,model_ms,server_ms,transport_ms,protocol_ms,tool_ms,engine_ms,call_ms",
      "rest,1,3,,1,,,,,,",
      "rest,2,2.5,,1,,,,,,",
      "stdio,1,2,,1,,,,,,",
      "",
    ].join("\n"),
  );
});

import { expect, it } from "vitest";
import { usageCallers } from "../src/state/usage-callers.ts";

const METRICS = { ok: true, status: 200, body: "" } as const;
const refused = (code: string) => ({ ok: false, code, message: "", isOfToolServer: true }) as const;

it.each([
  ["caller", METRICS, { http: "own", none: "own" }],
  ["metrics", METRICS, { http: "all", none: "all" }],
  ["admin", METRICS, { http: "all", none: "all" }],
  // The LLM server's key is one of a caller: the tool server shows it no calls but its own.
  ["admin", refused("forbidden"), { http: "llmServer", none: "all" }],
  ["admin", refused("unauthenticated"), { http: "all", none: "all" }],
] as const)("says whose calls are counted: %s", (role, metrics, callers) => {
  expect(usageCallers(role, { metrics })).toEqual(callers);
  expect(usageCallers(role, undefined).none).toBe(callers.none);
});

import { describe, expect, it } from "vitest";
import type { OpenLoopCall } from "../../generator/open-loop.ts";
import { FAULTS } from "./cells.ts";
import { requireHung, requireStruck } from "./injection.ts";

describe("a tool process fault", () => {
  it.each(FAULTS)("is accepted when the process shows it: %s", (fault) => {
    expect(() => requireStruck(fault, [{ row: "stdio", hasEnded: true, injected: 3 }])).not.toThrow();
  });

  it.each([
    ["killed", "stdio: the process that was to end (killed) runs on"],
    ["memory", "stdio: the process that was to end (memory) runs on"],
    ["invalid-lines", "stdio: the process did nothing of what it was told to (invalid-lines)"],
    ["flood", "stdio: the process did nothing of what it was told to (flood)"],
  ] as const)("is rejected when nothing was injected: %s", (fault, message) => {
    const struck = { row: "http", hasEnded: true, injected: 3 };
    expect(() => requireStruck(fault, [struck, { row: "stdio", hasEnded: false, injected: 0 }])).toThrow(message);
  });
});

describe("a stopped process", () => {
  const outage = { fault: "hung", from: 0, to: 5_000, until: 7_000 };
  const call = (dueAt: number, tookMs: number): OpenLoopCall => ({
    lane: "stdio",
    tool: "calculate",
    dueAt,
    nanoseconds: tookMs * 1e6,
    failure: undefined,
  });

  it("answers only what was already in flight", () => {
    expect(() => requireHung([call(100, 5), call(300, 4_000)], outage, ["stdio"])).not.toThrow();
  });

  it("voids a run in which it answered or received no calls", () => {
    expect(() => requireHung([call(300, 5), call(400, 4_000)], outage, ["stdio"])).toThrow("answered 1 of 2 calls");
    expect(() => requireHung([call(100, 5)], outage, ["stdio"])).toThrow("answered 0 of 0 calls");
  });
});

import { describe, expect, it } from "vitest";
import type { OpenLoopCall } from "../../generator/open-loop.ts";
import { FAULTS, type Fault } from "./cells.ts";
import { requireFelt, requireInjected } from "./injection.ts";

describe("a network fault", () => {
  it.each(FAULTS)("is accepted when the proxy shows it: %s", (fault) => {
    expect(() => requireInjected(fault, { injected: 10, isRefused: true })).not.toThrow();
  });

  it.each([
    ["refuse", "accepted one"],
    ["reset", "struck 0 times with reset"],
    ["half-close", "struck 0 times with half-close"],
    ["black-hole", "struck 0 times with black-hole"],
    ["loss", "struck 0 times with loss"],
  ] as const)("is rejected when the proxy injects nothing: %s", (fault, message) => {
    expect(() => requireInjected(fault, { injected: 0, isRefused: false })).toThrow(message);
  });

  it("is rejected when refused connections are counted but the port is open", () => {
    expect(() => requireInjected("refuse", { injected: 100, isRefused: false })).toThrow("accepted one");
  });
});

/** Twenty calls, of which `failed` fail and the slowest takes `slowestMs`. */
const callsWith = (failed: number, slowestMs: number): OpenLoopCall[] =>
  Array.from({ length: 20 }, (_, index) => ({
    lane: "http-off",
    tool: "calculate",
    dueAt: 10 * index,
    nanoseconds: 1e6 * (index === 0 ? slowestMs : 1),
    failure: index < failed ? "engine_unavailable" : undefined,
  }));

const outage = (fault: Fault) => ({ fault, from: 0, to: 500, until: 1_000 });

describe("unprotected calls", () => {
  it.each(FAULTS)("prove a fault by failing, or by waiting for lost packets: %s", (fault) => {
    expect(() => requireFelt(callsWith(fault === "loss" ? 0 : 20, 210), outage(fault))).not.toThrow();
  });

  it("void a run in which they were answered anyway", () => {
    expect(() => requireFelt(callsWith(8, 210), outage("refuse"))).toThrow(
      "With refuse only 40 % of the unprotected calls failed",
    );
    expect(() => requireFelt(callsWith(0, 30), outage("loss"))).toThrow("no call waited longer than 30 ms");
  });
});

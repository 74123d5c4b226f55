import { describe, expect, it } from "vitest";
import type { OpenLoopCall } from "../../generator/open-loop.ts";
import { FAULTS, type Fault, ROWS } from "./cells.ts";
import { requireFelt, requireInjected, requireRecovered } from "./injection.ts";

describe("a fault of the network", () => {
  it.each(FAULTS)("is believed where the proxy shows it: %s", (fault) => {
    expect(() => requireInjected(fault, { injected: 10, isRefused: true })).not.toThrow();
  });

  it.each([
    ["refuse", "accepted one"],
    ["reset", "struck 0 times with reset"],
    ["black-hole", "struck 0 times with black-hole"],
    ["loss", "struck 0 times with loss"],
  ] as const)("is not where the proxy injects nothing: %s", (fault, message) => {
    expect(() => requireInjected(fault, { injected: 0, isRefused: false })).toThrow(message);
  });

  it("is not where it counts refused connections, and the port is open", () => {
    expect(() => requireInjected("refuse", { injected: 100, isRefused: false })).toThrow("accepted one");
  });
});

/** Twenty calls a fault, of which so many fail, and the slowest takes so long. */
const callsIn = (failed: number, slowestMs: number): OpenLoopCall[] =>
  FAULTS.flatMap((fault, at) =>
    Array.from({ length: 20 }, (_, index) => ({
      lane: "http-off",
      dueAt: 1_000 * at + 10 * index,
      nanoseconds: 1e6 * (index === 0 ? slowestMs : 1),
      failure: fault !== "loss" && index < failed ? "engine_unavailable" : undefined,
    })),
  );
const outages = FAULTS.map((fault: Fault, at) => ({
  fault,
  from: 1_000 * at,
  to: 1_000 * at + 500,
  until: 1_000 * at + 999,
}));

describe("calls that nothing protects", () => {
  it("prove the faults by failing, and by waiting for what was lost", () => {
    expect(() => requireFelt(callsIn(20, 210), outages)).not.toThrow();
  });

  it("void a run in which they were answered all the same", () => {
    expect(() => requireFelt(callsIn(8, 210), outages)).toThrow(
      "With refuse only 40 % of the unprotected calls failed",
    );
    expect(() => requireFelt(callsIn(20, 30), outages)).toThrow("no call waited longer than 30 ms");
  });
});

describe("rows between faults", () => {
  const answered = (failure?: string): OpenLoopCall[] =>
    ROWS.flatMap((lane) =>
      outages.map(({ from }) => ({
        lane,
        dueAt: from - 100,
        nanoseconds: 5e6,
        failure: lane === "llm-http" ? failure : undefined,
      })),
    );

  it("are measured where all are back before the next fault", () => {
    expect(() => requireRecovered(answered(), outages)).not.toThrow();
  });

  it("void a run in which one still failed, or did not answer at all", () => {
    expect(() => requireRecovered(answered("engine_unavailable"), outages)).toThrow("llm-http did not answer");
    expect(() =>
      requireRecovered(
        answered().filter(({ lane }) => lane !== "stdio"),
        outages,
      ),
    ).toThrow("stdio did not");
  });
});

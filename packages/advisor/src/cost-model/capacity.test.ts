import fc from "fast-check";
import { expect, it } from "vitest";
import { fixedConstants } from "../../test/fixed-constants.ts";
import { advise } from "../advise.ts";
import { capacity } from "../capacity/capacity.ts";
import { adviceCase } from "../case.ts";
import { adviceText } from "../render/advice-text.ts";
import { busyShare, toolServers } from "./capacity.ts";
import { COST_MODEL } from "./cost-model.ts";

const inputsOf = (given: object) => ({
  given: adviceCase.parse(given),
  k: (id: keyof typeof fixedConstants) => fixedConstants[id].value,
});

const MANY_CALLS = { operations: "containers", llmServers: 100, callsPerSecond: 100 };

it("advises as many tool servers as the measured calls per second of one require", () => {
  const needed = Math.ceil(10_000 / (0.6 * fixedConstants.callsPerServer.value));
  expect(needed).toBeGreaterThan(1);
  const advice = advise(adviceCase.parse(MANY_CALLS), fixedConstants);
  expect(adviceText(advice, "en").answer[0]).toContain(`${needed} HTTP tool servers behind a load balancer`);
  expect(advice.transports.find(({ transport }) => transport === "http")?.setUp).toContain("load-balancer");
});

it("rules out a stdio process that the protocol alone overloads", () => {
  const callsPerSecond = fixedConstants.callsPerChild.value;
  const { transports } = advise(adviceCase.parse({ callsPerSecond }), fixedConstants);
  expect(transports.find(({ transport }) => transport === "stdio")?.blockedBy).toContain("overloaded");
});

it("loses only a share of the calls when one of several tool servers crashes", () => {
  const lost = (given: object) => COST_MODEL.lostInCrash.over.http.compute(inputsOf(given));
  const given = { llmServers: 10, toolUpdatesPerMonth: 1 };
  expect(lost({ ...given, pauseAllowed: false })).toBeCloseTo(lost(given) / 2);
});

it("never overloads tool servers, and has as many of them in the capacity table", () => {
  const anyCase = fc.record({
    callsPerSecond: fc.double({ min: 0, max: 100_000, noNaN: true }),
    toolKind: fc.constantFrom("cpu", "io", "engine"),
    toolMs: fc.double({ min: 0, max: 1_000, noNaN: true }),
    pauseAllowed: fc.boolean(),
  });
  fc.assert(
    fc.property(anyCase, (given) => {
      for (const { llmServers, http } of capacity(adviceCase.parse(given), fixedConstants, {
        coreHour: 1,
        gibHour: 1,
      })) {
        const inputs = inputsOf({ ...given, llmServers });
        expect(http.toolProcesses).toBe(toolServers(inputs));
        expect(busyShare(inputs, "http")).toBeLessThanOrEqual(0.6 + 1e-9);
        expect(COST_MODEL.addedP99Micros.over.http.compute(inputs)).toBeLessThan(Number.POSITIVE_INFINITY);
      }
    }),
  );
});

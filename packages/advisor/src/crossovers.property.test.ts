import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { CASES } from "../test/cases.ts";
import { fixedConstants } from "../test/fixed-constants.ts";
import { advise } from "./advise.ts";
import { type AdviceCase, adviceCase } from "./case.ts";
import type { ConstantId } from "./constants/definitions.ts";
import { decide, isSameAnswer } from "./decide.ts";

const k = (id: ConstantId): number => fixedConstants[id].value;
const answerOf = (given: AdviceCase) => decide({ given, k }).answer;

/** Every printed crossover and choice changes the answer to what it says; before a crossover it is the same. */
const checkChanges = (given: AdviceCase): number => {
  const { answer, crossovers, otherChoices } = advise(given, fixedConstants);
  for (const { field, value, unchangedAt, direction, becomes } of crossovers) {
    expect(isSameAnswer(becomes, answer)).toBe(false);
    expect(answerOf({ ...given, [field]: value })).toEqual(becomes);
    expect(isSameAnswer(answerOf({ ...given, [field]: unchangedAt }), answer)).toBe(true);
    expect(direction === "from" ? value > unchangedAt : value < unchangedAt).toBe(true);
  }
  for (const { field, value, becomes } of otherChoices) {
    expect(isSameAnswer(becomes, answer)).toBe(false);
    expect(answerOf({ ...given, [field]: value } as AdviceCase)).toEqual(becomes);
  }
  return crossovers.length;
};

describe("crossing a printed crossover changes the answer", () => {
  it("in every known case", () => {
    const found = CASES.map(({ given }) => checkChanges(adviceCase.parse(given)));
    expect(found.filter((count) => count > 0).length).toBeGreaterThan(CASES.length / 2);
  });

  it("in any case", () => {
    const anyCase = fc.record({
      llmServers: fc.integer({ min: 1, max: 40 }),
      callsPerSecond: fc.double({ min: 0.1, max: 200, noNaN: true }),
      toolKind: fc.constantFrom("cpu", "io", "engine"),
      toolMs: fc.double({ min: 0, max: 200, noNaN: true }),
      indexMiB: fc.constantFrom(0, 100, 2_000),
      modelMs: fc.constantFrom(0, 20, 1_500),
      roundTripMs: fc.constantFrom(0, 0.5, 5, 100),
      toolUpdatesPerMonth: fc.constantFrom(0, 1, 5, 100),
      latencyBudgetMs: fc.constantFrom(null, 2, 4.8, 20),
      operations: fc.constantFrom("none", "one-machine", "containers"),
      otherCallers: fc.subarray(["outsiders", "desktop-clients"]),
      untrusted: fc.constantFrom("none", "network", "tools"),
    });
    fc.assert(
      fc.property(anyCase, (given) => {
        checkChanges(adviceCase.parse(given));
      }),
      { numRuns: 40 },
    );
  });
});

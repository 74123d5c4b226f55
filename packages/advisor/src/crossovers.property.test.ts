import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { CASES } from "../test/cases.ts";
import { fixedConstants } from "../test/fixed-constants.ts";
import { advise } from "./advise.ts";
import { type AdviceCase, adviceCase } from "./case.ts";
import type { ConstantId } from "./constants/definitions.ts";
import { type AmountField, type Crossover, pointsOf, RANGES } from "./crossovers.ts";
import { type Answer, decide, isSameAnswer } from "./decide.ts";
import { adviceText, messages } from "./render/advice-text.ts";

const k = (id: ConstantId): number => fixedConstants[id].value;
const answerOf = (given: AdviceCase) => decide({ given, k }).answer;

/** Crossovers of one input in one direction. */
const alongOne = (crossovers: readonly Crossover[], field: string, direction: string): Crossover[] =>
  crossovers.filter((turn) => turn.field === field && turn.direction === direction);

/** Every printed crossover changes the answer to what it says; just before it, the previous answer still holds. */
const checkTurns = (given: AdviceCase, answer: Answer, turns: readonly Crossover[]): void => {
  let before = answer;
  for (const { field, value, unchangedAt, direction, becomes } of turns) {
    expect(isSameAnswer(becomes, before)).toBe(false);
    expect(answerOf({ ...given, [field]: value })).toEqual(becomes);
    expect(isSameAnswer(answerOf({ ...given, [field]: unchangedAt }), before)).toBe(true);
    expect(direction === "from" ? value > unchangedAt : value < unchangedAt).toBe(true);
    before = becomes;
  }
};

/** At every sampled point, the answer is what the crossovers say. */
const checkPoints = (
  given: AdviceCase,
  answer: Answer,
  [field, direction]: readonly [AmountField, Crossover["direction"]],
  turns: readonly Crossover[],
): void => {
  for (const point of pointsOf(field, given[field] ?? RANGES[field].to, direction)) {
    const passed = turns.filter(({ value }) => (direction === "from" ? value <= point : value >= point));
    const said = passed.at(-1)?.becomes ?? answer;
    expect(isSameAnswer(answerOf({ ...given, [field]: point }), said), `${field} ${point}`).toBe(true);
  }
};

const FIELDS = Object.keys(RANGES) as AmountField[];
const TURNS_AT_MOST = 12;

const checkChanges = (asked: AdviceCase): Crossover[] => {
  // Changes are told of the case as it is counted, without an index that no engine holds.
  const { case: given, answer, crossovers, otherChoices } = advise(asked, fixedConstants);
  for (const field of FIELDS)
    for (const direction of ["from", "down-to"] as const) {
      const turns = alongOne(crossovers, field, direction);
      expect(turns.length).toBeLessThanOrEqual(TURNS_AT_MOST);
      checkTurns(given, answer, turns);
      if (turns.length < TURNS_AT_MOST) checkPoints(given, answer, [field, direction], turns);
    }
  for (const { field, value, becomes } of otherChoices) {
    expect(isSameAnswer(becomes, answer)).toBe(false);
    expect(answerOf({ ...given, [field]: value } as AdviceCase)).toEqual(becomes);
  }
  return crossovers;
};

describe("crossing a printed crossover changes the answer, and nothing else along an input does", () => {
  it("in every known case", () => {
    const found = CASES.map(({ given }) => checkChanges(adviceCase.parse(given)));
    expect(found.filter(({ length }) => length > 0).length).toBeGreaterThan(CASES.length / 2);
    const inRow = found.map((turns) => turns.filter(({ field }) => field === "latencyBudgetMs").length);
    expect(Math.max(...inRow)).toBeGreaterThan(1);
  });

  it("in random cases", () => {
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
      // The index counts only once another choice makes the tool a search engine, and then tips the answer.
      {
        numRuns: 40,
        examples: [
          [
            {
              llmServers: 1,
              callsPerSecond: 96,
              toolKind: "io",
              toolMs: 200,
              indexMiB: 2_000,
              modelMs: 0,
              roundTripMs: 0,
              toolUpdatesPerMonth: 0,
              latencyBudgetMs: 20,
              operations: "none",
              otherCallers: ["desktop-clients"],
              untrusted: "none",
            },
          ],
        ],
      },
    );
  });
});

it("prints several crossovers of one input on one line, each with the answer after it", () => {
  const advice = advise(adviceCase.parse({ operations: "containers", llmServers: 10 }), fixedConstants);
  const turns = alongOne(advice.crossovers, "latencyBudgetMs", "down-to");
  expect(turns.map(({ becomes }) => becomes.transport)).toEqual(["rest", "stdio", "in-process"]);
  const [rest, stdio, inside] = turns.map(({ value }) => value);
  const lines = (language: "en" | "ko") =>
    adviceText(advice, language).changes.filter((line) => line.startsWith(messages[language].fields.latencyBudgetMs));
  expect(lines("en")).toEqual([
    `Latency budget at p99: at ${rest} ms and below, REST; at ${stdio} ms and below, stdio; at ${inside} ms and below, in-process`,
  ]);
  expect(lines("ko")).toEqual([
    `p99 지연 시간 한도: ${rest} ms 이하이면 REST; ${stdio} ms 이하이면 stdio; ${inside} ms 이하이면 프로세스 내부`,
  ]);
});

import fc from "fast-check";
import { expect, it } from "vitest";
import { fixedConstants } from "../test/fixed-constants.ts";
import { advise } from "./advise.ts";
import { type AdviceCase, adviceCase, isServer } from "./case.ts";
import type { Constants } from "./constants/constants.ts";
import { decide, isSameAnswer } from "./decide.ts";
import { latencyOf } from "./latency-facts.ts";
import { adviceText, type Language } from "./render/advice-text.ts";

const adviceFor = (given: Partial<AdviceCase>, constants: Constants = fixedConstants) =>
  advise(adviceCase.parse(given), constants);
const saidOf = (given: Partial<AdviceCase>, language: Language = "en") =>
  adviceText(adviceFor(given), language).answer.join(" ");

const TEN = { operations: "containers", llmServers: 10 } as const;

it("names a budget that decides as the reason, with what it rules out, in both languages", () => {
  const { latency, matters, answer } = adviceFor({ ...TEN, latencyBudgetMs: 4 });
  expect(answer.transport).toBe("stdio");
  expect(matters).toBe(true);
  expect(latency).toMatchObject({ matters: true, because: ["budget", "criterion"] });
  expect(latency.withoutBudget?.answer.transport).toBe("http");
  expect(latency.withoutBudget?.addedP99Micros).toBeGreaterThan(4_000);
  expect(latency.addedP99Micros).toBeLessThanOrEqual(4_000);
  expect(saidOf({ ...TEN, latencyBudgetMs: 4 })).toMatch(
    /The latency budget of 4 ms at p99 decides: stdio adds 3\.\d+ ms, HTTP would add 4\.\d+ ms;/,
  );
  expect(saidOf({ ...TEN, latencyBudgetMs: 4 }, "ko")).toMatch(
    /p99 지연 시간 한도 4 ms가 결과를 정합니다\(p99에 더해지는 시간: stdio 3\.\d+ ms, HTTP 4\.\d+ ms\)\./,
  );
  const { criteria } = adviceText(adviceFor({ ...TEN, latencyBudgetMs: 4 }), "en");
  expect(criteria.find(({ name }) => name === "fast responses matter")?.because).toContain(
    "Of the two only stdio keeps the latency budget",
  );
});

it("says so when a budget is kept anyway", () => {
  expect(adviceFor({ ...TEN, latencyBudgetMs: 50 }).latency).toMatchObject({ withoutBudget: null, because: [] });
  expect(saidOf({ ...TEN, latencyBudgetMs: 50 })).toContain("the latency budget of 50 ms is kept: HTTP adds 4.97 ms");
  expect(saidOf({ ...TEN, latencyBudgetMs: 50 }, "ko")).toContain("한도 50 ms를 지킵니다(HTTP 4.97 ms)");
});

it("says so when no transport keeps the budget, with what the nearest adds", () => {
  const given = { latencyBudgetMs: 3, toolLanguage: "other" } as const;
  expect(adviceFor(given).latency).toMatchObject({ matters: true, withoutBudget: null, because: ["budget"] });
  expect(saidOf(given)).toMatch(/^No transport keeps the 3 ms at p99; .* stdio adds 3\.38 ms at p99;/);
});

it("names the network's part of what HTTP adds", () => {
  const given = { ...TEN, roundTripMs: 5, payloadKiB: 0 } as const;
  expect(adviceFor(given).latency.networkMicros).toBe(5_000);
  expect(saidOf(given)).toMatch(
    /latency does not matter: HTTP adds 7\.19 ms to a call, 5 ms of it on the network, which is 0\.\d+ % of a question's time\.$/,
  );
  expect(saidOf(given, "ko")).toMatch(
    /지연 시간은 중요하지 않습니다\. HTTP는 호출마다 7\.19 ms를 더하며\(그중 네트워크 5 ms\), 이는 질문 시간의 0\.\d+ %입니다\.$/,
  );
  expect(saidOf({ ...given, roundTripMs: 0 })).not.toContain("network,");
});

it.each([0.5, 2, 4, 4.9, 50])(
  "never says that latency does not matter when a budget is given: %d ms",
  (latencyBudgetMs) => {
    for (const given of [{}, TEN, { ...TEN, roundTripMs: 1 }])
      expect(`${saidOf({ ...given, latencyBudgetMs })} ${saidOf({ ...given, latencyBudgetMs }, "ko")}`).not.toMatch(
        /latency does not matter|지연 시간은 중요하지/,
      );
  },
);

const anyCase = fc.record({
  llmServers: fc.integer({ min: 1, max: 100 }),
  callsPerSecond: fc.double({ min: 0, max: 500, noNaN: true }),
  toolKind: fc.constantFrom("cpu", "io", "engine"),
  toolMs: fc.double({ min: 0, max: 200, noNaN: true }),
  modelMs: fc.constantFrom(0, 20, 1_500),
  roundTripMs: fc.constantFrom(0, 0.5, 5, 100),
  latencyBudgetMs: fc.option(fc.double({ min: 0, max: 50, noNaN: true })),
  otherCallers: fc.subarray(["outsiders", "desktop-clients"]),
  untrusted: fc.constantFrom("none", "network", "tools"),
  toolLanguage: fc.constantFrom("same", "other"),
});

it("a budget matters where the answer without it would differ", () => {
  fc.assert(
    fc.property(anyCase, (fields) => {
      const given = adviceCase.parse(fields);
      const inputs = { given, k: (id: keyof Constants) => fixedConstants[id].value };
      const decision = decide(inputs);
      const { answer } = decision;
      const latency = latencyOf(inputs, decision);
      const without = decide({ ...inputs, given: { ...given, latencyBudgetMs: null } }).answer;
      expect(latency.withoutBudget?.answer).toEqual(isSameAnswer(without, answer) ? undefined : without);
      if (latency.withoutBudget) {
        expect(latency.matters).toBe(true);
        expect(latency.withoutBudget.addedP99Micros).toBeGreaterThan((given.latencyBudgetMs ?? 0) * 1_000);
      }
      expect(latency.networkMicros).toBeLessThanOrEqual(isServer(answer.llmServers) ? latency.addedP50Micros : 0);
    }),
    { numRuns: 300 },
  );
});

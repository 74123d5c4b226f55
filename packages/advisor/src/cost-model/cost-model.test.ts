import { expect, it } from "vitest";
import { advise } from "../advise.ts";
import { type AdviceCase, adviceCase, CASE_FIELDS, TRANSPORTS } from "../case.ts";
import { CONSTANT_IDS } from "../constants/definitions.ts";
import { referenceConstants } from "../constants/reference.ts";
import { TERMS } from "./terms.ts";

const CASES = [
  adviceCase.parse({}),
  adviceCase.parse({
    llmServers: 3,
    callsPerSecond: 20,
    roundTripMs: 5,
    pauseAllowed: false,
    toolKind: "cpu",
    toolMs: 10,
  }),
];

it.each(CASES)("a formula names the constants that it was computed from: $llmServers LLM servers", (given) => {
  for (const { id, transports } of advise(given, referenceConstants).costs)
    for (const transport of TRANSPORTS) {
      const { formula, constants } = transports[transport];
      // The share is computed from p50, which has its own formula.
      if (id === "chatShare") continue;
      const named = CONSTANT_IDS.filter((constant) => formula.match(/\w+/g)?.includes(constant));
      for (const constant of constants) expect(named, `${id} over ${transport}: ${formula}`).toContain(constant);
    }
});

it("every name in a formula is an input, a constant or an explained term", () => {
  const wordsOf = (formula: string): string[] => formula.match(/[A-Za-z]\w*/g) ?? [];
  const known = new Set<string>([...CASE_FIELDS, ...CONSTANT_IDS, ...TERMS.flatMap(({ name }) => wordsOf(name))]);
  const formulas = advise(adviceCase.parse({}), referenceConstants).costs.flatMap(({ transports }) =>
    TRANSPORTS.map((transport) => transports[transport].formula),
  );
  // Names are in camel case; the rest are words, units and the parameters of terms.
  const names = [...formulas, ...TERMS.map(({ formula }) => formula)]
    .flatMap(wordsOf)
    .filter((word) => /[a-z][A-Z]/.test(word));
  expect(names.length).toBeGreaterThan(50);
  expect(names.filter((name) => !known.has(name))).toEqual([]);
});

it("say which inputs count for nothing: a payload without a round trip, and the time of a tool that only waits", () => {
  const costOf = (given: Partial<AdviceCase>, id: "addedP50Micros" | "addedP99Micros"): number => {
    const { costs } = advise(adviceCase.parse(given), referenceConstants);
    return costs.find((cost) => cost.id === id)?.transports.http.value ?? Number.NaN;
  };
  const termOf = (name: string): string => TERMS.find((term) => term.name.startsWith(name))?.formula ?? "";
  expect(costOf({ payloadKiB: 900 }, "addedP50Micros")).toBe(costOf({ payloadKiB: 1 }, "addedP50Micros"));
  expect(termOf("network")).toMatch(/^0 if roundTripMs = 0, else /);
  const waiting = { toolKind: "io", callsPerSecond: 1_000 } as const;
  expect(costOf({ ...waiting, toolMs: 1 }, "addedP99Micros")).toBe(costOf({ ...waiting, toolMs: 9 }, "addedP99Micros"));
  expect(termOf("wait99")).toMatch(/toolMs in t counts as 0 if toolKind = io$/);
});

it("counts the tool server that other callers need anyway, over every transport", () => {
  const costs = (otherCallers: string[]) =>
    new Map(
      advise(adviceCase.parse({ llmServers: 3, otherCallers }), referenceConstants).costs.map((cost) => [
        cost.id,
        cost,
      ]),
    );
  const [alone, withPartner, withDesktop] = [costs([]), costs(["outsiders"]), costs(["desktop-clients"])];
  const added = { memoryBytes: referenceConstants.serverBytes.value, processes: 1 };
  for (const [id, least] of Object.entries(added) as ["memoryBytes" | "processes", number][])
    for (const transport of TRANSPORTS) {
      const value = (of: typeof alone) => of.get(id)?.transports[transport].value ?? Number.NaN;
      const isServed = transport === "http" || transport === "rest";
      expect(value(withPartner) - value(alone), `${id} ${transport}`).toBeCloseTo(isServed ? 0 : least);
      expect(value(withDesktop), `${id} ${transport}`).toBe(value(alone));
    }
});

it("waiting grows with load, until a process cannot keep up", () => {
  const p99 = (callsPerSecond: number) => {
    const given = adviceCase.parse({ toolKind: "cpu", toolMs: 10, callsPerSecond });
    return advise(given, referenceConstants).costs.find(({ id }) => id === "addedP99Micros")?.transports.stdio.value;
  };
  expect(p99(80)).toBeGreaterThan(p99(40) ?? 0);
  expect(p99(100)).toBeNull();
});

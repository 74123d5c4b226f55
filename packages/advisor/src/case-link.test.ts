import fc from "fast-check";
import { expect, it } from "vitest";
import { type AdviceCase, adviceCase, DEFAULT_CASE } from "./case.ts";
import { decodeCase, encodeCase } from "./case-link.ts";

const CALLERS = ["own-services", "outsiders", "desktop-clients"] as const;

const anyCase: fc.Arbitrary<AdviceCase> = fc
  .record(
    {
      llmServers: fc.integer({ min: 1, max: 10_000 }),
      callsPerSecond: fc.double({ min: 0, max: 100_000, noNaN: true }),
      toolKind: fc.constantFrom("cpu", "io", "engine"),
      indexMiB: fc.double({ min: 0, max: 1_048_576, noNaN: true }),
      pauseAllowed: fc.boolean(),
      otherCallers: fc.subarray([...CALLERS]),
      latencyBudgetMs: fc.option(fc.double({ min: 0, max: 600_000, noNaN: true })),
      untrusted: fc.constantFrom("none", "network", "tools", "both"),
      stage: fc.constantFrom("production", "development"),
    },
    { requiredKeys: [] },
  )
  .map((given) => {
    const parsed = adviceCase.parse(given);
    return parsed.toolKind === "engine" ? parsed : { ...parsed, indexMiB: 0 };
  });

it("round-trips every case through a link", () => {
  fc.assert(
    fc.property(anyCase, (given) => {
      expect(decodeCase(encodeCase(given))).toEqual(given);
    }),
  );
});

it("encodes the default case as an empty link, and decodes an invalid link as the default", () => {
  expect(encodeCase(DEFAULT_CASE)).toBe("");
  expect(decodeCase("?llmServers=none&nonsense=1&callsPerSecond=-3&otherCallers=ghosts")).toEqual(DEFAULT_CASE);
});

it("omits an index unless the tool is an engine, and infers an engine from an index alone", () => {
  expect(encodeCase(adviceCase.parse({ indexMiB: 1_536, callsPerSecond: 2 }))).toBe("callsPerSecond=2");
  expect(decodeCase("indexMiB=1536")).toMatchObject({ toolKind: "engine", indexMiB: 1_536 });
  expect(decodeCase("indexMiB=1536&toolKind=cpu").toolKind).toBe("cpu");
});

it("keeps a link short: it names only what differs from the default", () => {
  const given = adviceCase.parse({ llmServers: 3, otherCallers: ["outsiders", "own-services"] });
  expect(encodeCase(given)).toBe("llmServers=3&otherCallers=outsiders%2Cown-services");
});

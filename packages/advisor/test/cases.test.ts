import { describe, expect, it } from "vitest";
import { advise } from "../src/advise.ts";
import { adviceCase } from "../src/case.ts";
import { referenceConstants } from "../src/constants/reference.ts";
import { CRITERION_IDS } from "../src/criteria/criterion.ts";
import { CASES } from "./cases.ts";
import { fixedConstants } from "./fixed-constants.ts";

const advices = CASES.map((known) => ({ known, advice: advise(adviceCase.parse(known.given), fixedConstants) }));

describe("known cases", () => {
  it("there are at least sixty", () => {
    expect(CASES.length).toBeGreaterThanOrEqual(60);
  });

  it.each(advices)("$known.name: $known.answer, for $known.why", ({ known, advice: { answer, matters } }) => {
    const { transport, llmServers, otherCallers } = answer;
    expect(transport === "mix" ? `mix ${llmServers} ${otherCallers}` : transport).toBe(known.answer);
    if (known.matters !== undefined) expect(matters).toBe(known.matters);
  });

  it.each(CRITERION_IDS)("%s decides at least one of them", (id) => {
    const decided = advices.filter(({ advice }) =>
      advice.criteria.some((criterion) => criterion.id === id && criterion.decides),
    );
    expect(decided.map(({ known }) => known.name)).not.toEqual([]);
  });
});

it.each(advices.filter(({ known }) => known.name.startsWith("seen when")))(
  "with the reference figures too: $known.name",
  ({ known }) => {
    expect(advise(adviceCase.parse(known.given), referenceConstants).answer.transport).toBe(known.answer);
  },
);

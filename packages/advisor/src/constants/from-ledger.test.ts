import { expect, it } from "vitest";
import points from "../../test/measured-points.json" with { type: "json" };
import { constantsFrom } from "./from-ledger.ts";
import type { MeasuredLedger } from "./ledger.ts";
import { referenceConstants } from "./reference.ts";

const ledger = points as MeasuredLedger;

it("takes what the report measured, and says where from; the rest is reference", () => {
  const constants = constantsFrom(ledger, "report.json");
  expect(constants.questionBase).toMatchObject({
    unit: "micros",
    source: { kind: "measured", experiment: "X1", figures: ["in-process@0"], file: "report.json" },
  });
  expect(constants.questionBase.low).toBeLessThan(constants.questionBase.value);
  expect(constants.crashPauseHttp).toEqual(referenceConstants.crashPauseHttp);
});

it("a constant that is computed has the range of the starts as its interval", () => {
  const figures = [
    { id: "http@50", measured: { value: 7, low: 6, high: 8 } },
    { id: "in-process@50", measured: { value: 4, low: 4, high: 4 } },
  ];
  const starts = [
    { "http@50": 6, "in-process@50": 4 },
    { "http@50": 8, "in-process@50": 3 },
  ];
  const { addedHttp } = constantsFrom({ ...ledger, experiments: [{ id: "X1", outcome: "measured", starts, figures }] });
  expect(addedHttp).toMatchObject({ value: 3, low: 2, high: 5 });
});

it("takes nothing from a void experiment", () => {
  const experiments = ledger.experiments.map((experiment) => ({ ...experiment, outcome: "void" as const }));
  expect(constantsFrom({ ...ledger, experiments })).toEqual(referenceConstants);
});

import { expect, it } from "vitest";
import points from "../../test/measured-points.json" with { type: "json" };
import { constantsFrom } from "./from-ledger.ts";
import type { MeasuredLedger } from "./ledger.ts";
import { referenceConstants } from "./reference.ts";

const ledger = points as MeasuredLedger;

it("takes what the report measured, with its source, and the rest from the reference figures", () => {
  const constants = constantsFrom(ledger, "report.json");
  expect(constants.questionBase).toMatchObject({
    unit: "micros",
    source: { kind: "measured", experiment: "X1", figures: ["in-process@0"], file: "report.json" },
  });
  expect(constants.questionBase.low).toBeLessThan(constants.questionBase.value);
  expect(constants.crashPauseHttp).toEqual(referenceConstants.crashPauseHttp);
});

it("gives a computed constant the range over the starts as its interval", () => {
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

it("counts a transport that noise makes faster than in-process as adding nothing", () => {
  const figures = [
    { id: "stdio@50", measured: { value: 4, low: 3, high: 5 } },
    { id: "in-process@50", measured: { value: 5, low: 4, high: 6 } },
  ];
  const starts = [
    { "stdio@50": 3, "in-process@50": 6 },
    { "stdio@50": 5, "in-process@50": 4 },
  ];
  const { addedStdio } = constantsFrom({
    ...ledger,
    experiments: [{ id: "X1", outcome: "measured", starts, figures }],
  });
  expect(addedStdio).toMatchObject({ value: 0, low: 0, high: 1 });
});

it("takes nothing from a void experiment", () => {
  const experiments = ledger.experiments.map((experiment) => ({ ...experiment, outcome: "void" as const }));
  expect(constantsFrom({ ...ledger, experiments })).toEqual(referenceConstants);
});

import { CASE_FIELDS, DEFAULT_CASE } from "@twinhost/advisor";
import { expect, it } from "vitest";
import { CASE_INPUTS, withAnswer } from "../src/advisor/case-inputs.ts";

it("has an input for every field of a case, and each default is a valid input", () => {
  expect(CASE_INPUTS.map(({ field }) => field)).toEqual(CASE_FIELDS);
  for (const input of CASE_INPUTS) {
    const value = DEFAULT_CASE[input.field];
    if (input.kind === "amount") expect(value === null ? input.isOptional : Number(value) >= input.least).toBe(true);
    else expect(input.options).toEqual(expect.arrayContaining(Array.isArray(value) ? value : [String(value)]));
  }
});

it("takes bounds from the schema", () => {
  expect(CASE_INPUTS.find(({ field }) => field === "llmServers")).toMatchObject({
    least: 1,
    most: 10_000,
    isWhole: true,
  });
  expect(CASE_INPUTS.find(({ field }) => field === "latencyBudgetMs")).toMatchObject({ least: 0, isOptional: true });
});

it("rejects an invalid answer", () => {
  expect(withAnswer(DEFAULT_CASE, "llmServers", 3)?.llmServers).toBe(3);
  expect(withAnswer(DEFAULT_CASE, "llmServers", 1.5)).toBeUndefined();
  expect(withAnswer(DEFAULT_CASE, "operations", "magic")).toBeUndefined();
});

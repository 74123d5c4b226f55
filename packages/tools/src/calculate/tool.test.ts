import { describe, expect, it } from "vitest";
import { z } from "zod";
import { calculate } from "./tool.ts";

const messages = (value: unknown): string[] =>
  calculate.input.safeParse(value).error?.issues.map(({ message }) => message) ?? [];

describe("the tool's input", () => {
  it("trims the expression", () => {
    expect(calculate.input.parse({ expression: "  1 + 2\n" })).toEqual({ expression: "1 + 2" });
  });

  it("rejects blank text, also in its published schema", () => {
    const { properties } = z.toJSONSchema(calculate.input) as unknown as {
      properties: { expression: { pattern: string } };
    };
    const published = new RegExp(properties.expression.pattern, "u");
    for (const blank of ["", " ", "\n\t", "\u3000", "\ufeff"]) {
      expect(published.test(blank)).toBe(false);
      expect(calculate.input.safeParse({ expression: blank }).success).toBe(false);
    }
    expect(published.test(" 1 ")).toBe(true);
  });

  it.each([
    [{ expression: " " }, /must not be empty/],
    [{ expression: "1".repeat(2_001) }, /at most 2000 characters/],
    [{ expression: 12 }, /must be text/],
    [{}, /must be text/],
    [{ expression: "1", precision: 3 }, /[Uu]nrecognized/],
  ])("%j is rejected with a message that names the problem", (value, message) => {
    expect(messages(value).join()).toMatch(message);
  });
});

it("is annotated as read-only and idempotent", () => {
  expect(calculate.annotations).toEqual({ readOnlyHint: true, idempotentHint: true, openWorldHint: false });
});

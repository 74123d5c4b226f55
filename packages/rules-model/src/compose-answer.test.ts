import { expect, test } from "vitest";
import { composeAnswer } from "./compose-answer.ts";

const answer = (question: string, expression: string, result: string) =>
  composeAnswer(
    { tool: "calculate", arguments: { expression }, outcome: { ok: true, output: { result } } },
    { language: "ko", question, task: undefined },
  );

test("an assumed tax rate is mentioned", () => {
  expect(answer("1만원에 부가세 포함하면?", "10000 * (1 + 10 / 100)", "11000")).toBe(
    "답은 11000입니다. (부가세 10 % 기준, 계산: 10000 * (1 + 10 / 100))",
  );
});

test("a tax rate from the question is not", () => {
  expect(answer("1만원에 부가세 10%를 더하면?", "10000 * (1 + 10 / 100)", "11000")).not.toContain("기준");
});

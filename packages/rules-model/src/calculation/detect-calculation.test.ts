import { expect, test } from "vitest";
import { asksForFigure, detectCalculation } from "./detect-calculation.ts";

test.each([
  ["만원의 5퍼센트", "10000 * 5 / 100"],
  ["천원의 10%는 얼마야", "1000 * 10 / 100"],
  ["3만원짜리 2개랑 5천원짜리 4개", "(2 * 30000) + (4 * 5000)"],
  ["3만원짜리 2개하고 5천원짜리 4개면 얼마야?", "(2 * 30000) + (4 * 5000)"],
  ["12명이 27만원을 똑같이 나눠 내면 한 명당 얼마?", "270000 / 12"],
  ["27만원을 12명이 나누면 얼마씩이야", "270000 / 12"],
  ["1만원에 부가세 포함하면", "10000 * (1 + 10 / 100)"],
  ["A jacket costs 120 euros and is reduced by 35%, what's the new price", "120 * (1 - 35 / 100)"],
  ["3 shirts at $20 each and 2 hats at $15 each", "(3 * 20) + (2 * 15)"],
])("%s", (question, expression) => {
  expect(detectCalculation(question)).toBe(expression);
});

test.each(["3만원짜리 2개랑 5천원짜리 몇 개 사면 10만원이야", "12명이 27만원을 나누고 3명이 더 오면 얼마?"])(
  "%s: returns nothing rather than the figure of a different question",
  (question) => {
    expect(detectCalculation(question)).toBeUndefined();
    expect(asksForFigure(question)).toBe(true);
  },
);

import { expect, test } from "vitest";
import { isNearlyIn } from "./near-words.ts";

test.each([
  ["a letter less", "elasticserch"],
  ["a letter more", "elasticseaarch"],
  ["another letter", "elasticseerch"],
  ["two letters swapped", "elasticsaerch"],
])("a slip is forgiven: %s", (_slip, word) => {
  expect(isNearlyIn(word, "use elasticsearch here")).toBeGreaterThan(0);
});

test.each([
  ["two slips", "elosticserch"],
  ["another first letter", "alasticsearch"],
])("%s are another word", (_name, word) => {
  expect(isNearlyIn(word, "use elasticsearch here")).toBe(0);
});

test("a short word has no slips", () => {
  expect(isNearlyIn("port", "a post, a part")).toBe(0);
});

test("Korean without its blanks is found by most of its syllables", () => {
  expect(isNearlyIn("계산도구호출", "계산 도구를 호출합니다")).toBeGreaterThanOrEqual(0.5);
  expect(isNearlyIn("법인카드한도", "호출 한도를 넘으면")).toBe(0);
});

import { expect, test } from "vitest";
import { stemOf } from "./stem.ts";

test.each([
  ["클라이언트들은", "클라이언트"],
  ["서버에서는", "서버"],
  ["포트를", "포트"],
  ["키는", "키"],
  ["양을", "양"],
  ["stdio랑", "stdio"],
  ["API", "api"],
])("the particles of %s are removed", (word, stem) => {
  expect(stemOf(word)).toBe(stem);
});

test.each([
  ["저장되는거야", "저장"],
  ["초과하면", "초과"],
  ["지원해", "지원"],
  ["유출된것같은데", "유출"],
  ["번역돼버리나요", "번역"],
  ["접속되게", "접속"],
])("%s is a verb made from the noun %s", (word, stem) => {
  expect(stemOf(word)).toBe(stem);
});

test.each(["서버", "메모리", "화면", "limits"])("%s stays unchanged", (word) => {
  expect(stemOf(word)).toBe(word);
});

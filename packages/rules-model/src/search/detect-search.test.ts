import { expect, test } from "vitest";
import { detectSearch } from "./detect-search.ts";

test.each([
  ["`RATE_LIMIT=60`: which keys have it?", "RATE_LIMIT keys"],
  ['"LOG_LEVEL" default', "LOG_LEVEL default"],
])("%s is searched for by its names", (question, query) => {
  expect(detectSearch(question)).toBe(query);
});

test("a search uses the question's own words, plus the Latin name of a Korean one", () => {
  expect(detectSearch("How do I stop the server?")).toBe("stop server");
  expect(detectSearch("그라파나 포트는?")).toBe("그라파나 grafana 포트 port");
});

test.each(["오늘 무슨 요일이야?", "지금 무슨 요일이야", "무슨 요일이야?"])("%s is not looked up", (question) => {
  expect(detectSearch(question)).toBeUndefined();
});

test.each(["오리 카레는 무슨 요일에 나와?", "비빔밥은 무슨 요일이야?", "무슨 요일에 문을 열어?"])(
  "%s is looked up",
  (question) => {
    expect(detectSearch(question)).toBeDefined();
  },
);

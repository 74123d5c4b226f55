import { expect, test } from "vitest";
import { detectSearch } from "./detect-search.ts";

test.each([
  ["`RATE_LIMIT=60`: which keys have it?", "RATE_LIMIT keys"],
  ['"LOG_LEVEL" default', "LOG_LEVEL default"],
])("%s is searched by its names", (question, query) => {
  expect(detectSearch(question)).toBe(query);
});

test("a search has the question's own words, and of a Korean one the Latin name alone", () => {
  expect(detectSearch("How do I stop the server?")).toBe("stop server");
  expect(detectSearch("그라파나 포트는?")).toBe("그라파나 grafana 포트 port");
});

import { expect, it } from "vitest";
import { jsonBytes } from "./json-bytes.ts";

it.each([
  {},
  [],
  "",
  "한국어 🎉",
  0,
  -1.5e300,
  true,
  null,
  { expression: "1 + 2", list: [1, "two", null, { three: [] }], absent: undefined },
  [[], [[1, 2], {}]],
])("counts %j as the length of its JSON", (value) => {
  expect(jsonBytes(value)).toBe(Buffer.byteLength(JSON.stringify(value)));
});

it("counts characters that JSON escapes as themselves", () => {
  expect(jsonBytes('a "quote"\n')).toBe('"a "quote"\n"'.length);
});

it("counts 0 for what JSON cannot represent", () => {
  const circle: Record<string, unknown> = {};
  circle.self = circle;
  expect(jsonBytes(circle)).toBe(0);
  expect(jsonBytes(undefined)).toBe(0);
  expect(
    jsonBytes({
      get broken() {
        throw new Error("no");
      },
    }),
  ).toBe(0);
});

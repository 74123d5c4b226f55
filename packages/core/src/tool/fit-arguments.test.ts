import fc from "fast-check";
import { expect, it } from "vitest";
import { z } from "zod";
import type { JsonObject } from "../json.ts";
import { fitArguments } from "./fit-arguments.ts";

const input = z.strictObject({
  query: z.string(),
  limit: z.int().min(1).max(50).default(5),
  ratio: z.number().optional(),
  exact: z.boolean().optional(),
  lang: z.string().optional(),
  note: z.string().nullable().optional(),
  either: z.union([z.string(), z.number()]).optional(),
  maybe: z.number().nullable().optional(),
  anything: z.unknown().optional(),
  page: z.strictObject({ size: z.int(), from: z.int().optional() }).optional(),
  ids: z.array(z.int()).optional(),
});
const schema = z.toJSONSchema(input, { io: "input" }) as JsonObject;
const fit = (value: unknown): unknown => fitArguments(schema, value);

it.each([
  ["null for an optional argument", { query: "a", limit: null, lang: null }, { query: "a" }],
  ["an integer", { query: "a", limit: "7" }, { query: "a", limit: 7 }],
  ["an integer written with a fraction", { query: "a", limit: "7.0" }, { query: "a", limit: 7 }],
  ["a number", { query: "a", ratio: "-1.5e2" }, { query: "a", ratio: -150 }],
  ["a number that may be null", { query: "a", maybe: "2" }, { query: "a", maybe: 2 }],
  ["a boolean", { query: "a", exact: "true" }, { query: "a", exact: true }],
  ["a nested property", { query: "a", page: { size: "3", from: null } }, { query: "a", page: { size: 3 } }],
  ["items", { query: "a", ids: ["1", 2] }, { query: "a", ids: [1, 2] }],
  ["a number with spaces around it", { query: "a", limit: " 7 " }, { query: "a", limit: 7 }],
  ["a boolean with spaces around it", { query: "a", exact: " false\n" }, { query: "a", exact: false }],
  ["a number for text", { query: 12345 }, { query: "12345" }],
  ["a fraction for text", { query: -0.5, lang: 1e-7 }, { query: "-0.5", lang: "1e-7" }],
  ["an object as text", { query: "a", page: '{"size": "3"}' }, { query: "a", page: { size: 3 } }],
  ["an array as text", { query: "a", ids: " [1, 2]" }, { query: "a", ids: [1, 2] }],
  ["everything as text", '{"query": 7, "limit": null}', { query: "7" }],
])("converts %s", (_what, given, expected) => {
  expect(input.safeParse(given).success).toBe(false);
  expect(fit(given)).toStrictEqual(expected);
  expect(input.safeParse(fit(given)).success).toBe(true);
});

it.each([
  { query: null },
  { query: Number.MAX_SAFE_INTEGER + 1 },
  { query: Number.POSITIVE_INFINITY },
  { query: true },
  { query: ["a"] },
  { query: { text: "a" } },
  { query: "a", limit: "many" },
  { query: "a", limit: "" },
  { query: "a", limit: " " },
  { query: "a", limit: "7 8" },
  { query: "a", page: "[]" },
  { query: "a", page: "{" },
  { query: "a", ids: '{"0": 1}' },
  { query: "a", limit: "0x7" },
  { query: "a", limit: "1e999" },
  { query: "a", limit: "9007199254740993" },
  { query: "a", limit: "Infinity" },
  { query: "a", limit: true },
  { query: "a", limit: ["7"] },
  { query: "a", exact: "yes" },
  { query: "a", exact: 1 },
  { query: "a", unknown: null },
  { query: "a", page: { size: null } },
  { query: "a", ids: [null] },
  JSON.parse('{"query": "a", "__proto__": null}'),
  [],
  null,
  "query",
  "{}x",
  "[]",
  '"{}"',
])("leaves %j unchanged, to be rejected", (given) => {
  expect(fit(given)).toStrictEqual(given);
  expect(input.safeParse(fit(given)).success).toBe(false);
});

it("rejects a converted number that is out of the schema's bounds", () => {
  expect(input.safeParse(fit({ query: "a", limit: "51" })).success).toBe(false);
  expect(input.safeParse(fit({ query: "a", limit: "1.5" })).success).toBe(false);
});

it("follows references", () => {
  const referring = { type: "object", properties: { n: { $ref: "#/$defs/n" } }, $defs: { n: { type: "number" } } };
  expect(fitArguments(referring, { n: "1" })).toEqual({ n: 1 });
  expect(fitArguments({ ...referring, $defs: {} }, { n: "1" })).toEqual({ n: "1" });
});

it("never changes valid arguments", () => {
  const text = fc.oneof(fc.string(), fc.constantFrom("1", "true", "null", "1e3"));
  const fitting = fc.record(
    {
      query: text,
      limit: fc.integer({ min: 1, max: 50 }),
      lang: text,
      note: fc.option(text),
      either: fc.oneof(text, fc.integer()),
      anything: fc.jsonValue(),
      page: fc.record({ size: fc.integer() }),
      ids: fc.array(fc.integer()),
    },
    { requiredKeys: ["query"] },
  );
  fc.assert(
    fc.property(fitting, (value) => {
      expect(fit(value)).toEqual(value);
    }),
  );
});

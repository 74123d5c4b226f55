import type { JsonObject } from "@twinhost/core";
import { describeTool } from "@twinhost/core";
import { tools } from "@twinhost/tools";
import { describe, expect, test } from "vitest";
import { providerSchema } from "../src/provider-schema.ts";

const within = (schema: JsonObject): unknown =>
  (providerSchema({ type: "object", properties: { a: schema } }).properties as JsonObject).a;

test.each(tools.map(describeTool))("$name keeps its schema", ({ inputSchema }) => {
  expect(providerSchema(inputSchema)).toEqual(inputSchema);
});

describe("what providers refuse is repaired", () => {
  test.each<[string, JsonObject, object]>([
    ["an array without items", { type: "array" }, { type: "array", items: {} }],
    ["null items", { type: "array", items: null }, { type: "array", items: {} }],
    [
      "a tuple",
      { type: "array", items: [{ type: "string" }, { type: "array" }] },
      { type: "array", items: { anyOf: [{ type: "string" }, { type: "array", items: {} }] } },
    ],
    ["an object without properties", { type: "object" }, { type: "object", properties: {} }],
    ["an optional array", { type: ["array", "null"] }, { type: ["array", "null"], items: {} }],
    [
      "deeply nested",
      { anyOf: [{ type: "array", items: { type: "array" } }] },
      { anyOf: [{ type: "array", items: { type: "array", items: {} } }] },
    ],
    [
      "a required property that is not defined",
      { type: "object", required: ["b"] },
      { type: "object", properties: { b: {} }, required: ["b"] },
    ],
    ["draft-03 required", { type: "string", required: true }, { type: "string" }],
    ["a dangling reference", { $ref: "#/$defs/none", description: "b" }, { description: "b" }],
    ["a malformed reference", { $ref: "#/$defs/100%", description: "b" }, { description: "b" }],
    ["an external reference", { $ref: "https://example.com/schema" }, {}],
    ["an unknown type", { type: "int" }, { type: "integer" }],
    ["any", { type: "any", description: null }, {}],
    ["an empty enum", { type: "string", enum: [] }, { type: "string" }],
    [
      "draft-04 bounds",
      { type: "number", minimum: 0, exclusiveMinimum: true, maximum: 9, exclusiveMaximum: false },
      { type: "number", exclusiveMinimum: 0, maximum: 9 },
    ],
  ])("%s", (_what, given, expected) => {
    expect(within(given)).toEqual(expected);
  });

  test("a combination at the top", () => {
    expect(
      providerSchema({
        type: "object",
        properties: { a: { type: "string" } },
        required: ["a"],
        oneOf: [{ properties: { b: { type: "array" } }, required: ["b"] }, { properties: { c: {} } }],
        allOf: [{ properties: { d: {} }, required: ["d"] }],
      }),
    ).toEqual({
      type: "object",
      properties: { a: { type: "string" }, b: { type: "array", items: {} }, c: {}, d: {} },
      required: ["a", "d"],
    });
  });

  test("a reference that resolves is kept", () => {
    const schema: JsonObject = {
      type: "object",
      properties: { a: { $ref: "#/$defs/node" } },
      $defs: { node: { type: "object", properties: { next: { $ref: "#/$defs/node" } } } },
    };
    expect(providerSchema(schema)).toEqual(schema);
  });
});

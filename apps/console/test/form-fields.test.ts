import { expect, it } from "vitest";
import { fieldsOf } from "../src/tools/form-fields.ts";
import { argumentsOf, draftsOf, NotJson } from "../src/tools/form-values.ts";

const SCHEMA = {
  type: "object",
  required: ["name", "stops"],
  properties: {
    name: { type: "string" },
    on: { type: "string", format: "date" },
    at: { anyOf: [{ type: "string", format: "date-time" }, { type: "null" }] },
    size: { enum: [1, 2, 3] },
    color: { oneOf: [{ const: "red", title: "Red" }, { const: "blue" }] },
    seats: { type: ["integer", "null"] },
    stops: { type: "array", items: { type: "string" } },
    guests: { type: "array", items: { $ref: "#/$defs/guest" } },
    address: { $ref: "#/$defs/address" },
    extra: { type: "object", additionalProperties: true },
    either: { anyOf: [{ type: "string" }, { type: "number" }] },
  },
  $defs: {
    guest: { type: "object", properties: { name: { type: "string" }, vip: { type: "boolean" } }, required: ["name"] },
    address: { type: "object", properties: { city: { type: "string" }, near: { $ref: "#/$defs/address" } } },
  },
} as const;

it("has fields for enums, dates, nested objects and lists, and JSON for the rest", () => {
  const fields = fieldsOf(SCHEMA);
  expect(Object.fromEntries(fields.map(({ name, kind }) => [name, kind]))).toEqual({
    name: "text",
    on: "date",
    at: "moment",
    size: "choice",
    color: "choice",
    seats: "number",
    stops: "list",
    guests: "list",
    address: "object",
    extra: "json",
    either: "json",
  });
  const guests = fields.find(({ name }) => name === "guests");
  expect(guests?.item?.fields.map(({ name, kind, isRequired }) => [name, kind, isRequired])).toEqual([
    ["name", "text", true],
    ["vip", "boolean", false],
  ]);
});

it("falls back to JSON a few levels down in a recursive schema", () => {
  const kinds: string[] = [];
  let field = fieldsOf(SCHEMA).find(({ name }) => name === "address");
  while (field) {
    kinds.push(field.kind);
    field = field.fields.find(({ name }) => name === "near");
  }
  expect(kinds).toEqual(["object", "object", "object", "object", "json"]);
});

it("reads the entered values, leaves out empty ones, and restores the drafts of a call", () => {
  const fields = fieldsOf(SCHEMA);
  const drafts = {
    name: "trip",
    on: "2027-01-31",
    size: "2",
    seats: "4",
    stops: ["Seoul", ""],
    guests: [{ name: "Kim", vip: "true" }],
    address: { city: "", near: {} },
    extra: '{"a":[1]}',
  };
  const args = argumentsOf(fields, drafts);
  expect(args).toEqual({
    name: "trip",
    on: "2027-01-31",
    size: 2,
    seats: 4,
    stops: ["Seoul"],
    guests: [{ name: "Kim", vip: true }],
    extra: { a: [1] },
  });
  expect(argumentsOf(fields, draftsOf(fields, args))).toEqual(args);
  expect(argumentsOf(fields, {})).toEqual({ stops: [] });
  const moment = "2027-01-31T12:30:00.000Z";
  expect(argumentsOf(fields, draftsOf(fields, { at: moment }))).toEqual({ at: moment, stops: [] });
});

it("leaves out an optional object whole, with the objects that it requires", () => {
  const near = { type: "object", properties: { city: { type: "string" } }, required: ["city"] } as const;
  const filter = { type: "object", properties: { near, limit: { type: "integer" } }, required: ["near"] } as const;
  const fields = fieldsOf({ type: "object", properties: { filter } });
  expect(argumentsOf(fields, {})).toEqual({});
  expect(argumentsOf(fields, { filter: { near: { city: "" }, limit: "" } })).toEqual({});
  expect(argumentsOf(fields, { filter: { limit: "3" } })).toEqual({ filter: { near: {}, limit: 3 } });
});

it("names the field whose text is not JSON", () => {
  expect(() => argumentsOf(fieldsOf(SCHEMA), { extra: "{" })).toThrow(new NotJson("extra"));
});

import type { JsonObject, JsonValue } from "@twinhost/core";

/** Marks a parameter that clients repeat as an HTTP header, so that intermediaries can route by it. */
const HEADER_KEYWORD = "x-mcp-header";

const known = new WeakMap<JsonObject, boolean>();

/** Whether a tool's input schema has such a parameter. Called for every call, so the result is cached per schema. */
export const declaresHeaders = (schema: JsonObject): boolean => {
  const before = known.get(schema);
  if (before !== undefined) return before;
  const found = hasKeyword(schema);
  known.set(schema, found);
  return found;
};

const hasKeyword = (value: JsonValue): boolean =>
  typeof value === "object" &&
  value !== null &&
  (Object.hasOwn(value, HEADER_KEYWORD) || Object.values(value).some(hasKeyword));

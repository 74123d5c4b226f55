import type { JsonObject, JsonValue } from "../json.ts";
import { parseJson } from "../parse-json.ts";

/** A JSON number. */
const JSON_NUMBER = /^-?(0|[1-9]\d*)(\.\d+)?([eE][+-]?\d+)?$/;

/**
 * Converts arguments that models write slightly wrong to what the schema takes: `null` for an optional property is left
 * out; a string that holds a JSON number, boolean, object or array is parsed where the schema takes such a value but no
 * string; a number becomes a string where only strings are taken. Everything else stays unchanged, for validation to
 * accept or reject.
 */
export const fitArguments = (schema: JsonObject, value: unknown): unknown => fit(schema, value as JsonValue, schema);

/** Parses arguments sent as the text of a JSON object; returns anything else unchanged. */
export const unwrapArguments = (value: unknown): unknown =>
  typeof value === "string" ? (parseText(value, isObject) ?? value) : value;

const fit = (schema: JsonObject, value: JsonValue, root: JsonObject): JsonValue => {
  const branches = branchesOf(schema, root);
  if (Array.isArray(value)) {
    const items = branches.map(({ items }) => items).find(isObject);
    return items ? value.map((item) => fit(items, item, root)) : value;
  }
  if (isObject(value)) {
    const branch = branches.find(({ properties }) => isObject(properties));
    return branch ? fitProperties(branch, value, root) : value;
  }
  if (typeof value === "number") return toText(value, branches) ?? value;
  if (typeof value !== "string" || takes(branches, "string")) return value;
  const inner = toStructure(value, branches);
  if (inner !== undefined) return fit(schema, inner, root);
  return toNumber(value.trim(), branches) ?? toBoolean(value.trim(), branches) ?? value;
};

const fitProperties = (schema: JsonObject, value: JsonObject, root: JsonObject): JsonObject => {
  const properties = schema.properties as JsonObject;
  const required = Array.isArray(schema.required) ? schema.required : [];
  const fitted = Object.entries(value).flatMap(([name, member]): [string, JsonValue][] => {
    const property = Object.hasOwn(properties, name) ? properties[name] : undefined;
    if (!isObject(property)) return [[name, member]];
    const isAbsent = member === null && !required.includes(name) && !takes(branchesOf(property, root), "null");
    return isAbsent ? [] : [[name, fit(property, member, root)]];
  });
  return Object.fromEntries(fitted);
};

/** The schema and its alternatives, with references resolved. */
const branchesOf = (schema: JsonObject, root: JsonObject, depth = 0): JsonObject[] => {
  if (depth > 8) return [];
  const { $ref, anyOf, oneOf, allOf } = schema;
  const referred = typeof $ref === "string" ? resolve($ref, root) : undefined;
  const alternatives = [referred, anyOf, oneOf, allOf].flat().filter(isObject);
  return [schema, ...alternatives.flatMap((branch) => branchesOf(branch, root, depth + 1))];
};

/** Resolves a reference into the same schema, such as `#/$defs/language`. */
const resolve = (reference: string, root: JsonObject): JsonValue | undefined => {
  if (!reference.startsWith("#")) return undefined;
  return reference
    .split("/")
    .slice(1)
    .reduce<JsonValue | undefined>(
      (at, step) => (isObject(at) && Object.hasOwn(at, step) ? at[step] : undefined),
      root,
    );
};

/** Whether values of this type may be valid. All are where neither the schema nor an alternative names a type. */
const takes = (branches: readonly JsonObject[], type: string): boolean => {
  const isTyped = branches.some((branch) => branch.type !== undefined);
  return !isTyped || branches.some((branch) => [branch.type].flat().includes(type));
};

const toNumber = (text: string, branches: readonly JsonObject[]): number | undefined => {
  if (!JSON_NUMBER.test(text) || !(takes(branches, "number") || takes(branches, "integer"))) return undefined;
  const value = Number(text);
  return isExact(value) ? value : undefined;
};

const toText = (value: number, branches: readonly JsonObject[]): string | undefined => {
  const isTextOnly = takes(branches, "string") && !takes(branches, "number") && !takes(branches, "integer");
  return isTextOnly && isExact(value) ? String(value) : undefined;
};

/** A number that a double cannot represent would change silently. */
const isExact = (value: number): boolean =>
  Number.isFinite(value) && (!Number.isInteger(value) || Number.isSafeInteger(value));

const toBoolean = (text: string, branches: readonly JsonObject[]): boolean | undefined =>
  takes(branches, "boolean") && (text === "true" || text === "false") ? text === "true" : undefined;

/** An object or array that was serialized twice. */
const toStructure = (text: string, branches: readonly JsonObject[]): JsonValue | undefined =>
  parseText(
    text,
    (value) => (isObject(value) && takes(branches, "object")) || (Array.isArray(value) && takes(branches, "array")),
  );

const parseText = (text: string, isWanted: (value: JsonValue) => boolean): JsonValue | undefined => {
  if (!/^\s*[{[]/.test(text)) return undefined;
  try {
    const value = parseJson(Buffer.from(text));
    return isWanted(value) ? value : undefined;
  } catch {
    return undefined;
  }
};

const isObject = (value: unknown): value is JsonObject =>
  typeof value === "object" && value !== null && !Array.isArray(value);

import type { JsonObject, JsonValue } from "@twinhost/core";

/** Other names that people write for the types of JSON Schema. */
const TYPES: Readonly<Record<string, string>> = {
  int: "integer",
  float: "number",
  double: "number",
  str: "string",
  text: "string",
  bool: "boolean",
  dict: "object",
  list: "array",
};
const KNOWN_TYPES = new Set(["string", "number", "integer", "boolean", "object", "array", "null"]);
const COMBINED = ["allOf", "anyOf", "oneOf"] as const;

/**
 * A schema of arguments that providers accept. They refuse the whole request over one array without items, one object
 * without properties, one dangling reference. Everything else stays unchanged.
 */
export const providerSchema = (schema: JsonObject): JsonObject => plainRoot(plain(schema, schema));

const isObject = (value: JsonValue | undefined): value is JsonObject =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const plain = (given: JsonValue, root: JsonObject): JsonObject => {
  if (!isObject(given)) return {};
  const { $ref } = given;
  if (typeof $ref === "string" && !leadsSomewhere($ref, root)) return plain(without(given, "$ref"), root);
  const schema: JsonObject = {};
  for (const [key, value] of Object.entries(given)) {
    // Null is a value only where any value is allowed.
    if (value === null && key !== "default" && key !== "const") continue;
    schema[key] = value;
  }
  plainType(schema);
  plainBounds(schema);
  for (const key of ["properties", "$defs", "definitions", "patternProperties"]) {
    const members = schema[key];
    if (isObject(members)) schema[key] = mapMembers(members, (member) => plain(member, root));
  }
  for (const key of COMBINED) {
    const branches = schema[key];
    if (Array.isArray(branches) && branches.length > 0) schema[key] = branches.map((branch) => plain(branch, root));
    else delete schema[key];
  }
  if (isObject(schema.additionalProperties)) schema.additionalProperties = plain(schema.additionalProperties, root);
  if (Array.isArray(schema.enum) && schema.enum.length === 0) delete schema.enum;
  if (isOf(schema, "array")) schema.items = plainItems(schema, root);
  if (isOf(schema, "object")) plainProperties(schema);
  else if ("required" in schema && !Array.isArray(schema.required)) delete schema.required;
  return schema;
};

const plainType = (schema: JsonObject): void => {
  const given = schema.type;
  const types = (Array.isArray(given) ? given : [given])
    .map((type) => (typeof type === "string" ? (TYPES[type.toLowerCase()] ?? type.toLowerCase()) : undefined))
    .filter((type) => type !== undefined && KNOWN_TYPES.has(type)) as string[];
  const [only] = types;
  if (only === undefined) delete schema.type;
  else schema.type = types.length === 1 ? only : types;
};

/** Draft-04 has `exclusiveMinimum: true` next to `minimum`. */
const plainBounds = (schema: JsonObject): void => {
  for (const [exclusive, bound] of [
    ["exclusiveMinimum", "minimum"],
    ["exclusiveMaximum", "maximum"],
  ] as const) {
    if (typeof schema[exclusive] !== "boolean") continue;
    const limit = schema[bound];
    if (schema[exclusive] === true && limit !== undefined) {
      schema[exclusive] = limit;
      delete schema[bound];
    } else delete schema[exclusive];
  }
};

const plainItems = ({ items }: JsonObject, root: JsonObject): JsonObject => {
  if (!Array.isArray(items)) return plain(items ?? {}, root);
  // A tuple of older drafts.
  return items.length === 0 ? {} : { anyOf: items.map((item) => plain(item, root)) };
};

/** Makes every required property one of the properties. */
const plainProperties = (schema: JsonObject): void => {
  const properties = isObject(schema.properties) ? schema.properties : {};
  const names = Array.isArray(schema.required) ? schema.required.filter((name) => typeof name === "string") : [];
  schema.properties = { ...properties, ...Object.fromEntries(names.map((name) => [name, properties[name] ?? {}])) };
  if (names.length > 0) schema.required = names;
  else delete schema.required;
};

/** Providers accept no combination of schemas at the top, so the branches' properties become the tool's. */
const plainRoot = (schema: JsonObject): JsonObject => {
  const branches = COMBINED.flatMap((key) => (Array.isArray(schema[key]) ? schema[key] : [])).filter(isObject);
  const all = Array.isArray(schema.allOf) ? schema.allOf.filter(isObject) : [];
  const rest = without(schema, ...COMBINED);
  const properties = Object.assign({}, ...branches.map((branch) => branch.properties), schema.properties);
  const required = [schema, ...all].flatMap((branch) => (Array.isArray(branch.required) ? branch.required : []));
  return {
    ...rest,
    type: "object",
    properties,
    ...(required.length > 0 && { required: [...new Set(required)] }),
  };
};

const leadsSomewhere = (reference: string, root: JsonObject): boolean => {
  const path = reference.startsWith("#") ? decoded(reference) : undefined;
  if (path === undefined) return false;
  let place: JsonValue | undefined = root;
  for (const step of path.split("/").slice(1)) {
    const key = step.replaceAll("~1", "/").replaceAll("~0", "~");
    place = isObject(place) && Object.hasOwn(place, key) ? place[key] : undefined;
  }
  return place !== undefined;
};

/** Undefined for a percent sign that encodes nothing. */
const decoded = (reference: string): string | undefined => {
  try {
    return decodeURIComponent(reference);
  } catch {
    return undefined;
  }
};

const isOf = ({ type }: JsonObject, name: string): boolean =>
  type === name || (Array.isArray(type) && type.includes(name));

const without = (value: JsonObject, ...keys: readonly string[]): JsonObject =>
  Object.fromEntries(Object.entries(value).filter(([key]) => !keys.includes(key)));

const mapMembers = (members: JsonObject, map: (member: JsonValue) => JsonValue): JsonObject =>
  Object.fromEntries(Object.entries(members).map(([name, member]) => [name, map(member)]));

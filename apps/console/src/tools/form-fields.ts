import type { JsonSchema } from "../api/types.ts";

/** How an argument is entered; JSON if no other kind fits. */
type FieldKind = "text" | "number" | "boolean" | "choice" | "date" | "moment" | "object" | "list" | "json";

export interface Field {
  readonly name: string;
  readonly schema: JsonSchema;
  readonly kind: FieldKind;
  readonly isRequired: boolean;
  /** Of an object only. */
  readonly fields: readonly Field[];
  /** The field for an item of a list. */
  readonly item: Field | undefined;
  /** Of a choice only. */
  readonly choices: readonly unknown[];
}

/** Values nested deeper than this, such as recursive ones, are entered as JSON. */
const DEEPEST = 4;

/** A tool's arguments as fields, in schema order. */
export const fieldsOf = (schema: JsonSchema): Field[] => fieldsIn(schema, schema, 0);

const fieldsIn = ({ properties = {}, required = [] }: JsonSchema, root: JsonSchema, depth: number): Field[] =>
  Object.entries(properties).map(([name, schema]) => fieldOf(name, schema, required.includes(name), root, depth));

const fieldOf = (name: string, given: JsonSchema, isRequired: boolean, root: JsonSchema, depth: number): Field => {
  const schema = plain(given, root);
  const kind = kindOf(schema, depth);
  return {
    name,
    schema,
    kind,
    isRequired,
    fields: kind === "object" ? fieldsIn(schema, root, depth + 1) : [],
    item: kind === "list" && schema.items ? fieldOf(name, schema.items, true, root, depth + 1) : undefined,
    choices: kind === "choice" ? choicesOf(schema) : [],
  };
};

const kindOf = (schema: JsonSchema, depth: number): FieldKind => {
  if (choicesOf(schema).length > 0) return "choice";
  switch (typeOf(schema)) {
    case "string":
      return FORMATS[schema.format ?? ""] ?? "text";
    case "number":
    case "integer":
      return "number";
    case "boolean":
      return "boolean";
    case "object":
      return schema.properties && depth < DEEPEST ? "object" : "json";
    case "array":
      return schema.items && depth < DEEPEST ? "list" : "json";
    default:
      return "json";
  }
};

const FORMATS: Readonly<Record<string, FieldKind>> = { date: "date", "date-time": "moment" };

/** A nullable type counts as its other type: the argument is left out instead of null. */
const typeOf = ({ type }: JsonSchema): string | undefined => {
  const types = [type ?? []].flat().filter((name) => name !== "null");
  return types.length === 1 ? types[0] : undefined;
};

/** Values to choose from: an enum, or alternatives of one constant each. */
const choicesOf = ({ enum: values, const: only, anyOf, oneOf }: JsonSchema): readonly unknown[] => {
  if (values) return values.filter((value) => value !== null);
  if (only !== undefined) return [only];
  const alternatives = oneOf ?? anyOf ?? [];
  return alternatives.every((one) => one.const !== undefined) ? alternatives.map((one) => one.const) : [];
};

/** Resolves a schema's reference and drops its null alternative; the schema's own keywords take precedence. */
const plain = (schema: JsonSchema, root: JsonSchema, followed = 0): JsonSchema => {
  const alternatives = (schema.anyOf ?? schema.oneOf ?? []).filter(({ type }) => type !== "null");
  const [only] = schema.$ref === undefined ? (schema.allOf ?? alternatives) : [lookUp(schema.$ref, root)];
  const isOne = schema.$ref !== undefined || (schema.allOf ?? alternatives).length === 1;
  if (!isOne || !only || followed > DEEPEST) return schema;
  const { $ref: _ref, anyOf: _anyOf, oneOf: _oneOf, allOf: _allOf, ...own } = schema;
  return plain({ ...only, ...own }, root, followed + 1);
};

/** Resolves a JSON pointer within the document. */
const lookUp = (reference: string, root: JsonSchema): JsonSchema | undefined => {
  if (!reference.startsWith("#/")) return undefined;
  const path = reference.slice(2).split("/");
  let found: unknown = root;
  for (const part of path) {
    const name = part.replaceAll("~1", "/").replaceAll("~0", "~");
    found = typeof found === "object" && found !== null ? (found as Record<string, unknown>)[name] : undefined;
  }
  return found as JsonSchema | undefined;
};

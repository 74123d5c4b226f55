import type { JsonSchema } from "../api/types.ts";

/** How an argument is typed in. What no simple field fits is typed as JSON. */
export type FieldKind = "text" | "number" | "boolean" | "choice" | "json";

export interface Field {
  readonly name: string;
  readonly schema: JsonSchema;
  readonly kind: FieldKind;
  readonly isRequired: boolean;
}

const kindOf = ({ type, enum: choices }: JsonSchema): FieldKind => {
  if (choices) return "choice";
  if (type === "string") return "text";
  if (type === "number" || type === "integer") return "number";
  return type === "boolean" ? "boolean" : "json";
};

export const fieldsOf = ({ properties = {}, required = [] }: JsonSchema): Field[] =>
  Object.entries(properties).map(([name, schema]) => ({
    name,
    schema,
    kind: kindOf(schema),
    isRequired: required.includes(name),
  }));

/**
 * The arguments as typed in; an empty field is an argument left out. Whether they fit is for the server to say: its answer
 * to what does not fit is worth seeing too. @throws SyntaxError for what is no JSON in a JSON field.
 */
export const argumentsOf = (
  fields: readonly Field[],
  values: Readonly<Record<string, string>>,
): Record<string, unknown> =>
  Object.fromEntries(
    fields.flatMap((field) => {
      const value = values[field.name] ?? "";
      return value === "" ? [] : [[field.name, parse(field, value)]];
    }),
  );

const parse = ({ kind, schema }: Field, value: string): unknown => {
  if (kind === "number") return Number.isNaN(Number(value)) ? value : Number(value);
  if (kind === "boolean") return value === "true";
  if (kind === "choice") return schema.enum?.find((choice) => String(choice) === value);
  return kind === "json" ? JSON.parse(value) : value;
};

/** Something to begin with for the tools of the product; the fields of others begin empty. */
export const FIRST_VALUES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  calculate: { expression: "240 * 15%" },
  search_docs: { query: "stdio" },
  translate: { text: "good morning", target_lang: "es" },
};

import type { Field } from "./form-fields.ts";

/** A field's text, or the drafts of the fields within it. */
export type Draft = string | readonly Draft[] | { readonly [name: string]: Draft };
export type Drafts = Readonly<Record<string, Draft>>;

/** A field's text is not valid JSON. */
export class NotJson extends Error {
  override readonly name = "NotJson";
}

/**
 * The entered arguments, without empty fields. They are not validated: the server's response to invalid arguments is
 * worth seeing too. @throws NotJson with the field's name
 */
export const argumentsOf = (fields: readonly Field[], drafts: Drafts): Record<string, unknown> =>
  Object.fromEntries(
    fields.flatMap((field) => {
      const value = entered(field, drafts[field.name] ?? emptyOf(field));
      return value === undefined ? [] : [[field.name, value]];
    }),
  );

/** Whether anything was entered in a field or in those within it. */
export const isEntered = (draft: Draft): boolean =>
  typeof draft === "string" ? draft !== "" : Object.values(draft).some(isEntered);

/** A field's initial draft. */
export const emptyOf = ({ kind }: Field): Draft => {
  if (kind === "object") return {};
  return kind === "list" ? [] : "";
};

const entered = (field: Field, draft: Draft): unknown => {
  const { kind, item, fields, isRequired } = field;
  if (kind === "object") return isRequired || isEntered(draft) ? argumentsOf(fields, draft as Drafts) : undefined;
  if (kind === "list") {
    const values = (draft as readonly Draft[]).flatMap((one) => (item ? (entered(item, one) ?? []) : []));
    return values.length > 0 || isRequired ? values : undefined;
  }
  return draft === "" ? undefined : read(field, draft as string);
};

const read = ({ name, kind, choices }: Field, text: string): unknown => {
  switch (kind) {
    case "number":
      return Number.isNaN(Number(text)) ? text : Number(text);
    case "boolean":
      return text === "true";
    case "choice":
      return choices.find((choice) => String(choice) === text);
    case "moment":
      return Number.isNaN(Date.parse(text)) ? text : new Date(text).toISOString();
    case "json":
      return parse(name, text);
    default:
      return text;
  }
};

const parse = (name: string, text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    throw new NotJson(name);
  }
};

/** Converts arguments back to drafts, to run a call again. */
export const draftsOf = (fields: readonly Field[], args: Readonly<Record<string, unknown>>): Drafts =>
  Object.fromEntries(
    fields.flatMap((field) => (args[field.name] === undefined ? [] : [[field.name, draftOf(field, args[field.name])]])),
  );

const draftOf = ({ kind, fields, item }: Field, value: unknown): Draft => {
  if (kind === "object" && typeof value === "object" && value !== null)
    return draftsOf(fields, value as Record<string, unknown>);
  if (kind === "list" && Array.isArray(value)) return item ? value.map((one) => draftOf(item, one)) : [];
  if (kind === "json") return JSON.stringify(value);
  return kind === "moment" ? localTime(String(value)) : String(value);
};

/** A `datetime-local` value: in the user's time zone, without seconds. */
const localTime = (iso: string): string => {
  const at = new Date(iso);
  return new Date(at.getTime() - at.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
};

/** Example values for the product's tools; fields of other tools start empty. */
export const FIRST_VALUES: Readonly<Record<string, Drafts>> = {
  calculate: { expression: "240 * 15%" },
  search_docs: { query: "stdio" },
  translate: { text: "good morning", target_lang: "es" },
};

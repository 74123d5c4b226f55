import {
  type AdviceCase,
  adviceCase,
  CASE_FIELDS,
  type CaseField,
  DEFAULT_CASE,
  isCounted,
  withImpliedKind,
} from "./case.ts";

const shown = (value: AdviceCase[CaseField]): string => (Array.isArray(value) ? value.join(",") : String(value));

/** The fields that count in a case and differ from their defaults, as strings that {@link parseAnswer} reads. */
export const answersOf = (given: AdviceCase): [CaseField, string][] =>
  CASE_FIELDS.filter((field) => isCounted(field, given))
    .map((field): [CaseField, string] => [field, shown(given[field])])
    .filter(([field, text]) => text !== shown(DEFAULT_CASE[field]));

/** A case as a query string for a permanent link. Defaults are left out. */
export const encodeCase = (given: AdviceCase): string => new URLSearchParams(answersOf(given)).toString();

/** Converts a string to the type it looks like; the field's schema then validates it. */
const readValue = (field: CaseField, text: string): unknown => {
  if (field === "otherCallers") return text.split(",").filter((caller) => caller !== "" && caller !== "none");
  if (text === "true" || text === "false") return text === "true";
  if (text === "null") return null;
  return text.trim() === "" || Number.isNaN(Number(text)) ? text : Number(text);
};

/** Parses one field of a case from a string, such as a flag or a query parameter; or says what is wrong with it. */
export const parseAnswer = (
  field: CaseField,
  text: string,
): { readonly value: AdviceCase[CaseField] } | { readonly problem: string } => {
  const { data, error } = adviceCase.shape[field].safeParse(readValue(field, text));
  return error ? { problem: error.issues[0]?.message ?? error.message } : { value: data };
};

/** The case of a query string. Unknown fields are ignored and invalid values become defaults: a link never fails. */
export const decodeCase = (query: string): AdviceCase => {
  const given = new URLSearchParams(query);
  const known = CASE_FIELDS.flatMap((field) => {
    const text = given.get(field);
    const answer = text === null ? undefined : parseAnswer(field, text);
    return answer && "value" in answer ? [[field, answer.value]] : [];
  });
  return adviceCase.parse(withImpliedKind(Object.fromEntries(known)));
};

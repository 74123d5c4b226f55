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

/** The answers that count in a case and differ from their defaults, as texts that {@link parseAnswer} reads. */
export const answersOf = (given: AdviceCase): [CaseField, string][] =>
  CASE_FIELDS.filter((field) => isCounted(field, given))
    .map((field): [CaseField, string] => [field, shown(given[field])])
    .filter(([field, text]) => text !== shown(DEFAULT_CASE[field]));

/** A case as a query string for a permanent link. What is at its default is left out. */
export const encodeCase = (given: AdviceCase): string => new URLSearchParams(answersOf(given)).toString();

/** What a text stands for in a field: its schema decides whether that is right. */
const readValue = (field: CaseField, text: string): unknown => {
  if (field === "otherCallers") return text.split(",").filter((caller) => caller !== "" && caller !== "none");
  if (text === "true" || text === "false") return text === "true";
  if (text === "null") return null;
  return text.trim() === "" || Number.isNaN(Number(text)) ? text : Number(text);
};

/** One answer of a case from a text, such as a flag or a part of a link; or what would be right. */
export const parseAnswer = (
  field: CaseField,
  text: string,
): { readonly value: AdviceCase[CaseField] } | { readonly problem: string } => {
  const { data, error } = adviceCase.shape[field].safeParse(readValue(field, text));
  return error ? { problem: error.issues[0]?.message ?? error.message } : { value: data };
};

/** The case of a query string. Unknown fields, and values that do not fit, stand at their default: a link never fails. */
export const decodeCase = (query: string): AdviceCase => {
  const given = new URLSearchParams(query);
  const known = CASE_FIELDS.flatMap((field) => {
    const text = given.get(field);
    const answer = text === null ? undefined : parseAnswer(field, text);
    return answer && "value" in answer ? [[field, answer.value]] : [];
  });
  return adviceCase.parse(withImpliedKind(Object.fromEntries(known)));
};

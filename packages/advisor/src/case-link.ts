import { type AdviceCase, adviceCase, CASE_FIELDS, DEFAULT_CASE } from "./case.ts";

const shown = (value: AdviceCase[keyof AdviceCase]): string => (Array.isArray(value) ? value.join(",") : String(value));

/** A case as a query string for a permanent link. What is at its default is left out. */
export const encodeCase = (given: AdviceCase): string =>
  new URLSearchParams(
    CASE_FIELDS.flatMap((field) =>
      shown(given[field]) === shown(DEFAULT_CASE[field]) ? [] : [[field, shown(given[field])]],
    ),
  ).toString();

/** What a text stands for in a field: its schema decides whether that is right. */
const readValue = (text: string): unknown => {
  if (text === "true" || text === "false") return text === "true";
  if (text === "null") return null;
  return text.trim() === "" || Number.isNaN(Number(text)) ? text : Number(text);
};

/** The case of a query string. Unknown fields, and values that do not fit, stand at their default: a link never fails. */
export const decodeCase = (query: string): AdviceCase => {
  const given = new URLSearchParams(query);
  const known = CASE_FIELDS.flatMap((field) => {
    const text = given.get(field);
    if (text === null) return [];
    const value = field === "otherCallers" ? text.split(",").filter(Boolean) : readValue(text);
    const { success, data } = adviceCase.shape[field].safeParse(value);
    return success ? [[field, data]] : [];
  });
  return adviceCase.parse(Object.fromEntries(known));
};

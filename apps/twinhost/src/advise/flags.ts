import { adviceCase, CASE_FIELDS, type CaseField, DEFAULT_CASE, messages, parseAnswer } from "@twinhost/advisor";
import { InvalidArgumentError, Option } from "commander";

/** `callsPerSecond` is `--calls-per-second`. */
export const flagOf = (field: CaseField): string =>
  `--${field.replace(/[MK]iB|[A-Z]/g, (capitals) => `-${capitals.toLowerCase()}`)}`;

/** What may stand after a flag: "<n>", "<cpu|io|engine>". */
const placeholderOf = (field: CaseField): string => {
  const choices: Partial<Record<CaseField, object>> = messages.en.choices;
  const names = Object.keys(choices[field] ?? {}).join("|");
  return Array.isArray(DEFAULT_CASE[field]) ? "<list>" : `<${names || "n"}>`;
};

const describe = (field: CaseField): string => {
  const value = DEFAULT_CASE[field];
  const description = adviceCase.shape[field].description ?? "";
  if (Array.isArray(value))
    return `${description}: ${Object.keys(messages.en.choices.otherCallers).join(", ")} (default: none)`;
  return `${description} (default: ${value ?? "none"})`;
};

/** A flag for each answer of a case. */
export const CASE_FLAGS: ReadonlyMap<CaseField, Option> = new Map(
  CASE_FIELDS.map((field) => [
    field,
    new Option(`${flagOf(field)} ${placeholderOf(field)}`, describe(field))
      .helpGroup("Your case:")
      .argParser((text) => {
        const answer = parseAnswer(field, text);
        if ("problem" in answer) throw new InvalidArgumentError(answer.problem);
        return answer.value;
      }),
  ]),
);

import { adviceCase, CASE_FIELDS, type CaseField, DEFAULT_CASE, messages, parseAnswer } from "@twinhost/advisor";
import { InvalidArgumentError, Option } from "commander";

const FLAGS: Readonly<Record<CaseField, string>> = {
  llmServers: "--llm-servers",
  runsOn: "--runs-on",
  callsPerSecond: "--calls-per-second",
  callsPerQuestion: "--calls-per-question",
  modelMs: "--model-ms",
  toolKind: "--tool-kind",
  toolMs: "--tool-ms",
  indexMiB: "--index-mib",
  payloadKiB: "--payload-kib",
  roundTripMs: "--round-trip-ms",
  toolUpdatesPerMonth: "--tool-updates-per-month",
  pauseAllowed: "--pause-allowed",
  otherCallers: "--other-callers",
  toolLanguage: "--tool-language",
  untrusted: "--untrusted",
  latencyBudgetMs: "--latency-budget-ms",
  operations: "--operations",
  stage: "--stage",
};

export const flagOf = (field: CaseField): string => FLAGS[field];

/** An answer's name among commander's parsed options. */
export const attributeOf = (field: CaseField): string => new Option(FLAGS[field]).attributeName();

/** A flag's placeholder in the help, such as "<n>" or "<cpu|io|engine>". */
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

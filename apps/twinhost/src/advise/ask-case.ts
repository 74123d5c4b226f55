import { checkbox, confirm, input, select } from "@inquirer/prompts";
import {
  type AdviceCase,
  CASE_FIELDS,
  type CaseField,
  isCounted,
  type Language,
  messages,
  parseAnswer,
} from "@twinhost/advisor";

/** Where the questions are asked, as stdout is for the answer. */
export interface Terminal {
  readonly input: NodeJS.ReadableStream;
  readonly output: NodeJS.WritableStream;
}

/** Asks for a case, question by question; Enter accepts the current answer. */
export const askCase = async (start: AdviceCase, language: Language, terminal: Terminal): Promise<AdviceCase> => {
  let given = start;
  for (const field of CASE_FIELDS) {
    if (!isCounted(field, given)) continue;
    given = { ...given, [field]: await ask(field, given, language, terminal) };
  }
  return given;
};

const ask = async (field: CaseField, given: AdviceCase, language: Language, terminal: Terminal): Promise<unknown> => {
  const { fields, choices, none } = messages[language];
  const message = fields[field];
  const current = given[field];
  if (typeof current === "boolean") return confirm({ message, default: current }, terminal);
  const names = (choices as Partial<Record<CaseField, Readonly<Record<string, string>>>>)[field];
  if (!names) return askAmount(field, current, none, language, terminal);
  const options = Object.entries(names).map(([value, name]) => ({ value, name }));
  if (!Array.isArray(current)) return select({ message, choices: options, default: String(current) }, terminal);
  const marked = options.map((option) => ({ ...option, checked: current.some((value) => value === option.value) }));
  return checkbox({ message, choices: marked }, terminal);
};

const askAmount = async (
  field: CaseField,
  current: AdviceCase[CaseField],
  none: string,
  language: Language,
  terminal: Terminal,
): Promise<unknown> => {
  const { fields, units } = messages[language];
  const unit = (units as Partial<Record<CaseField, string>>)[field]?.trim();
  const read = (text: string) => parseAnswer(field, text === none ? "null" : text);
  const text = await input(
    {
      message: unit ? `${fields[field]} (${unit})` : fields[field],
      default: current === null ? none : String(current),
      validate: (typed) => {
        const answer = read(typed);
        return "problem" in answer ? answer.problem : true;
      },
    },
    terminal,
  );
  const answer = read(text);
  return "value" in answer ? answer.value : current;
};

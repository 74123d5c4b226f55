import type { ServerDraft } from "./server-entry.ts";

/** Problems found before asking the server; their texts are `problems` in the messages. */
export type DraftProblem =
  | "nameMissing"
  | "nameWrong"
  | "commandMissing"
  | "envWrong"
  | "urlMissing"
  | "urlWrong"
  | "headersWrong";

export type DraftField = Exclude<keyof ServerDraft, "kind">;

export const NO_PROBLEMS: ReadonlyMap<DraftField, DraftProblem> = new Map();

/** Names that the LLM server accepts. */
const NAME = /^[^\p{C}/\\]{1,64}$/u;
const VARIABLE_LINE = /^\s*[^\s=][^=]*=/;
const HEADER_LINE = /^\s*[\w!#$%&'*+.^`|~-]+\s*:/;

const isUrl = (text: string): boolean => /^https?:$/.test(URL.parse(text)?.protocol ?? "");
/** A variable's value is not known here. */
const hasVariable = (text: string): boolean => text.includes("${");
const everyLine = (text: string, pattern: RegExp): boolean =>
  text.split("\n").every((line) => line.trim() === "" || pattern.test(line));

/** What an edited server keeps if the page does not know it: a URL with a variable. */
const MISSING: ReadonlySet<DraftProblem> = new Set(["commandMissing", "urlMissing"]);

/**
 * The problems of an edited server's draft by field, in the order of the form.
 * @param target its command or URL; empty if the page does not know it
 */
export const problemsOfEdit = (draft: ServerDraft, target: string): ReadonlyMap<DraftField, DraftProblem> =>
  new Map(
    [...problemsOf(draft)].filter(([field, problem]) => field !== "name" && !(target === "" && MISSING.has(problem))),
  );

/** The problems of a draft by field, in the order of the form. */
export const problemsOf = (draft: ServerDraft): ReadonlyMap<DraftField, DraftProblem> => {
  const problems = new Map<DraftField, DraftProblem>();
  const check = (field: DraftField, problem: DraftProblem, isWrong: boolean): void => {
    if (isWrong && !problems.has(field)) problems.set(field, problem);
  };
  check("name", "nameMissing", draft.name.trim() === "");
  check("name", "nameWrong", !NAME.test(draft.name.trim()));
  if (draft.kind === "stdio") {
    check("command", "commandMissing", draft.command.trim() === "");
    check("env", "envWrong", !everyLine(draft.env, VARIABLE_LINE));
  } else {
    check("url", "urlMissing", draft.url.trim() === "");
    check("url", "urlWrong", !hasVariable(draft.url) && !isUrl(draft.url.trim()));
    check("headers", "headersWrong", !everyLine(draft.headers, HEADER_LINE));
  }
  return problems;
};

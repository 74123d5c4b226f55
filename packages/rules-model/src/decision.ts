import type { JsonObject } from "@twinhost/core";
import type { AnswerLanguage } from "./language.ts";
import type { Task } from "./tasks.ts";

/** What the rules decide for a question: a task for a tool, or an answer without one. */
export type Decision =
  | { readonly kind: "task"; readonly task: Task; readonly arguments: JsonObject; readonly language: AnswerLanguage }
  | { readonly kind: "reply"; readonly text: string; readonly language: AnswerLanguage };

import type { JsonObject } from "@twinhost/core";
import type { AnswerLanguage } from "./language.ts";

/** What the rules make of a question: a tool to call, or an answer without one. */
export type Decision =
  | { readonly kind: "tool"; readonly tool: string; readonly arguments: JsonObject; readonly language: AnswerLanguage }
  | { readonly kind: "reply"; readonly text: string; readonly language: AnswerLanguage };

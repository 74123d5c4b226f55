import type { JSONValue, LanguageModelV4Prompt, LanguageModelV4ToolResultOutput } from "@ai-sdk/provider";
import type { JsonObject, JsonValue } from "@twinhost/core";
import type { AnsweredCall, ToolOutcome } from "./compose-answer.ts";

/** The parts of a prompt that the rules use. */
export interface Conversation {
  /** The user's last message. */
  readonly question: string;
  /** The assistant's last text before it. */
  readonly previousAnswer: string | undefined;
  /** Set once a tool was called for the question: the next step is the answer. */
  readonly answeredCall: AnsweredCall | undefined;
}

export const readPrompt = (prompt: LanguageModelV4Prompt): Conversation => {
  const lastUser = prompt.findLastIndex(({ role }) => role === "user");
  return {
    question: textOf(prompt[lastUser]),
    previousAnswer:
      textOf(
        prompt
          .slice(0, Math.max(lastUser, 0))
          .findLast((message) => message.role === "assistant" && textOf(message) !== ""),
      ) || undefined,
    answeredCall: lastCall(prompt.slice(lastUser + 1)),
  };
};

const textOf = (message: LanguageModelV4Prompt[number] | undefined): string => {
  if (!message || message.role === "tool") return "";
  if (typeof message.content === "string") return message.content;
  return message.content
    .map((part) => (part.type === "text" ? part.text : ""))
    .join("\n")
    .trim();
};

const lastCall = (messages: LanguageModelV4Prompt): AnsweredCall | undefined => {
  const result = messages
    .flatMap((message) => (message.role === "tool" ? message.content : []))
    .findLast((part) => part.type === "tool-result");
  if (!result) return undefined;
  const call = messages
    .flatMap((message) => (message.role === "assistant" ? message.content : []))
    .find((part) => part.type === "tool-call" && part.toolCallId === result.toolCallId);
  return {
    tool: result.toolName,
    arguments: (call?.type === "tool-call" ? call.input : {}) as JsonObject,
    outcome: outcomeOf(result.output),
  };
};

const outcomeOf = (output: LanguageModelV4ToolResultOutput): ToolOutcome => {
  switch (output.type) {
    case "json":
      return { ok: true, output: output.value as JsonValue };
    case "text":
      return { ok: true, output: parsed(output.value) };
    case "content":
      return { ok: true, output: parsed(output.value.map((part) => (part.type === "text" ? part.text : "")).join("")) };
    case "error-json":
      return failedOutcome(output.value);
    case "error-text":
      return { ok: false, code: "internal", message: output.value };
    case "execution-denied":
      return { ok: false, code: "forbidden", message: output.reason ?? "" };
  }
};

const failedOutcome = (value: JSONValue): ToolOutcome => {
  const { code, message } = (
    typeof value === "object" && value !== null && !Array.isArray(value) ? value : {}
  ) as Record<string, unknown>;
  return {
    ok: false,
    code: typeof code === "string" ? code : "internal",
    message: typeof message === "string" ? message : JSON.stringify(value),
  };
};

/** Models of other clients receive tool results as text. */
const parsed = (text: string): JsonValue => {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
};

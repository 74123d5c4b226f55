import type { LanguageModelV4CallOptions, LanguageModelV4FunctionTool } from "@ai-sdk/provider";
import type { JsonObject, JsonValue } from "@twinhost/core";
import { functionTools } from "./tasks.ts";

export type Call = { readonly tool: string; readonly arguments: JsonObject };

/**
 * The call that a caller requires. The rules only know arguments for their own tasks; any other tool receives the
 * question as each text that it requires, so that a client's own tools can be tried without a language model.
 */
export const forcedCall = (
  { tools, toolChoice }: Pick<LanguageModelV4CallOptions, "tools" | "toolChoice">,
  decided: Call | undefined,
  question: string,
): Call | undefined => {
  if (toolChoice?.type !== "tool" && toolChoice?.type !== "required") return undefined;
  const wanted = toolChoice.type === "tool" ? toolChoice.toolName : decided?.tool;
  const offered = functionTools(tools);
  const tool = offered.find(({ name }) => name === wanted) ?? (toolChoice.type === "required" ? offered[0] : undefined);
  if (!tool) return undefined;
  return { tool: tool.name, arguments: tool.name === decided?.tool ? decided.arguments : argumentsFor(tool, question) };
};

/** The schema comes from the client, so `required` may be anything. */
export const argumentsFor = ({ inputSchema }: LanguageModelV4FunctionTool, question: string): JsonObject => {
  const required = Array.isArray(inputSchema.required) ? inputSchema.required : [];
  return Object.fromEntries(required.map((name) => [name, valueFor(inputSchema.properties?.[name], question)]));
};

type Definition = NonNullable<LanguageModelV4FunctionTool["inputSchema"]["properties"]>[string];

const valueFor = (definition: Definition | undefined, question: string): JsonValue => {
  const { type, enum: choices } = typeof definition === "object" ? definition : {};
  if (choices) return choices[0] as JsonValue;
  switch (type) {
    case "integer":
    case "number":
      return Number(/-?\d+/.exec(question)?.[0] ?? 0);
    case "boolean":
      return false;
    case "array":
      return [];
    case "object":
      return {};
    case "null":
      return null;
    default:
      return question;
  }
};

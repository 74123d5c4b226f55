import type { LanguageModelV4FunctionTool } from "@ai-sdk/provider";
import { type JsonObject, TOOL_HINTS_META, type ToolDescription } from "@twinhost/core";
import { isJsonObject } from "./is-json-object.ts";
import { providerSchema } from "./provider-schema.ts";
import type { CallerTool } from "./question.ts";

/** Every question gets the same description objects until the list changes. */
const converted = new WeakMap<ToolDescription, LanguageModelV4FunctionTool>();

/** A tool as it is offered to models. */
const modelTool = (tool: ToolDescription): LanguageModelV4FunctionTool => {
  let known = converted.get(tool);
  if (!known) {
    const { name, description, inputSchema, _meta } = tool;
    const hints = _meta?.[TOOL_HINTS_META];
    known = {
      type: "function",
      name,
      description,
      inputSchema: acceptedSchema(inputSchema),
      // Read by the built-in model; other providers have keys of their own.
      ...(isJsonObject(hints) && { providerOptions: { twinhost: hints } }),
    };
    converted.set(tool, known);
  }
  return known;
};

/** One schema that cannot be converted must not fail every question: its tool says what is wrong with the arguments. */
const acceptedSchema = (schema: JsonObject): JsonObject => {
  try {
    return providerSchema(schema);
  } catch {
    return EMPTY;
  }
};

/** All tools that a model is offered; the caller's replace ours of the same name. */
export const modelTools = (
  descriptions: readonly ToolDescription[],
  callerTools: readonly CallerTool[],
): LanguageModelV4FunctionTool[] => {
  const ours = descriptions.map(modelTool);
  if (callerTools.length === 0) return ours;
  const names = new Set(callerTools.map(({ name }) => name));
  return [...ours.filter(({ name }) => !names.has(name)), ...callerTools.map(callerTool)];
};

const callerTool = ({ name, description, parameters = EMPTY }: CallerTool): LanguageModelV4FunctionTool => ({
  type: "function",
  name,
  ...(description !== undefined && { description }),
  inputSchema: parameters,
});

const EMPTY: JsonObject = { type: "object", properties: {} };

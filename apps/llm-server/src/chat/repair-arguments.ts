import { InvalidToolInputError, type ToolCallRepairFunction, type ToolSet } from "ai";
import { jsonrepair } from "jsonrepair";

/**
 * Small models write arguments that are almost JSON: single quotes, trailing commas, fences, Python's literals. What
 * becomes one object is run; for anything else the model is told, and may try again.
 */
export const repairArguments: ToolCallRepairFunction<ToolSet> = async ({ toolCall, error }) => {
  if (!InvalidToolInputError.isInstance(error)) return null;
  try {
    const input = jsonrepair(toolCall.input);
    return input.trimStart().startsWith("{") ? { ...toolCall, input } : null;
  } catch {
    return null;
  }
};

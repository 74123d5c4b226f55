import { safeParseJSON } from "@ai-sdk/provider-utils";
import { InvalidToolInputError, type ToolCallRepairFunction, type ToolSet } from "ai";
import { jsonrepair } from "jsonrepair";

/**
 * Small models write arguments that are almost JSON: single quotes, trailing commas, fences, Python's literals. What
 * becomes one object is run. Anything else stays the text that it is: a tool of the server's refuses it, with words that
 * the model can use, and a caller's own tool gets it as the model wrote it.
 */
export const repairArguments: ToolCallRepairFunction<ToolSet> = async ({ toolCall, error }) => {
  if (!InvalidToolInputError.isInstance(error)) return null;
  const repaired = await asObject(toolCall.input);
  return { ...toolCall, input: repaired ?? JSON.stringify(toolCall.input) };
};

const asObject = async (text: string): Promise<string | undefined> => {
  try {
    const json = jsonrepair(text);
    // It refuses what would change prototypes.
    const parsed = await safeParseJSON({ text: json });
    return parsed.success && json.trimStart().startsWith("{") ? json : undefined;
  } catch {
    return undefined;
  }
};

import { safeParseJSON } from "@ai-sdk/provider-utils";
import { jsonrepair } from "jsonrepair";

/**
 * Small models write arguments that are almost JSON: single quotes, trailing commas, fences, Python's literals. What
 * can be repaired to one object is run. Anything else stays text, which a tool of the server refuses in words that the
 * model can use.
 */
export const readArguments = async (text: string): Promise<unknown> => {
  // Many models write nothing for a tool without parameters.
  if (text.trim() === "") return {};
  // It rejects what would pollute prototypes.
  const parsed = await safeParseJSON({ text });
  return parsed.success ? parsed.value : ((await repaired(text)) ?? text);
};

const repaired = async (text: string): Promise<unknown> => {
  try {
    const json = jsonrepair(text);
    const parsed = await safeParseJSON({ text: json });
    return parsed.success && json.trimStart().startsWith("{") ? parsed.value : undefined;
  } catch {
    return undefined;
  }
};

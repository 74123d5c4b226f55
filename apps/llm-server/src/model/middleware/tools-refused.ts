import { APICallError } from "@ai-sdk/provider";
import { providerWords } from "../provider-says.ts";

/** Whether a provider refused a request because it has tools at all, not because of one of them. */
export const isToolsRefused = (error: unknown): boolean => {
  if (!APICallError.isInstance(error)) return false;
  const { message = "" } = providerWords(error);
  return NOT_SUPPORTED.test(message) || UNKNOWN_FIELD.test(message) || EXTRA_FIELD.test(wordsOf(error.responseBody));
};

/** "does not support tools", "tool use is not enabled", and the options that vLLM and llama.cpp need at startup. */
const NOT_SUPPORTED =
  /(?:not|n't|no|without|un) ?support(?:ed|s)? .{0,40}(?:tool|function)|no endpoints found that support tool|(?:tools?|tool use|tool calling|tool_choice|functions?|function calling)\b.{0,60}(?:not|n't|un) ?(?:be )?(?:support|available|enabled)|--enable-auto-tool-choice|--jinja/i;

/** The field itself; `tools[0].function.strict` is a field of one tool. */
const FIELD = String.raw`(?<![\w.])(?:tools|tool_choice|functions)(?![\w.[])`;
const UNKNOWN =
  "(?:un(?:known|recognized|recognised|expected|supported)|extra|additional|no such|not (?:permitted|allowed|expected|recognized|recognised)|forbidden)";

/** `json: unknown field "tools"`, "extra fields not permitted: tools", "tools: Extra inputs are not permitted". */
const UNKNOWN_FIELD = new RegExp(`${UNKNOWN}.{0,60}${FIELD}|${FIELD}.{0,40}${UNKNOWN}`, "i");

/** FastAPI names the field next to its message: `"loc": ["body", "tools"], "msg": "Extra inputs are not permitted"`. */
const EXTRA_FIELD = /\bloc (?:body )?(?:tools|tool_choice|functions) msg (?:extra|unknown|unexpected)\b/i;

const wordsOf = (body = ""): string => body.replace(/[^\w.]+/g, " ");

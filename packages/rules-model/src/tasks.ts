import type { LanguageModelV4CallOptions, LanguageModelV4FunctionTool } from "@ai-sdk/provider";

/** Tasks that the rules can give to a tool, whatever its name. */
export const TASKS = ["calculation", "translation", "search"] as const;
export type Task = (typeof TASKS)[number];

export type OfferedTools = LanguageModelV4CallOptions["tools"];

/** How the description and arguments of a tool without a hint reveal its task. */
const SIGNS: Readonly<Record<Task, { readonly says: RegExp; readonly takes: readonly string[] }>> = {
  calculation: { says: /\b(?:calculat|evaluat|comput)\w*\b/i, takes: ["expression"] },
  translation: { says: /\btranslat\w*\b/i, takes: ["text", "target_lang"] },
  search: { says: /\bsearch\w*\b.*\bdocument/is, takes: ["query"] },
};

/** The tools that the model may call, without those that its provider would run itself. */
export const functionTools = (tools: OfferedTools = []): LanguageModelV4FunctionTool[] =>
  tools.filter((tool) => tool.type === "function");

/** The task from the tool's hint, or else from its description and arguments. */
export const taskOf = (tool: LanguageModelV4FunctionTool): Task | undefined => {
  const hint = tool.providerOptions?.twinhost?.task;
  return TASKS.find((task) => (hint === undefined ? looksLike(tool, SIGNS[task]) : hint === task));
};

const looksLike = (
  { description = "", inputSchema }: LanguageModelV4FunctionTool,
  { says, takes }: (typeof SIGNS)[Task],
): boolean => says.test(description) && takes.every((name) => Object.hasOwn(inputSchema.properties ?? {}, name));

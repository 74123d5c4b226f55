import type { LanguageModelV4CallOptions, LanguageModelV4FunctionTool } from "@ai-sdk/provider";

/** What the rules can ask of a tool, whatever its name is. */
export const TASKS = ["calculation", "translation", "search"] as const;
export type Task = (typeof TASKS)[number];

export type OfferedTools = LanguageModelV4CallOptions["tools"];

/** How a description tells the task of a tool that has no hint. */
const SIGNS: Readonly<Record<Task, { readonly says: RegExp; readonly takes: readonly string[] }>> = {
  calculation: { says: /\b(?:calculat|evaluat|comput)\w*\b/i, takes: ["expression"] },
  translation: { says: /\btranslat\w*\b/i, takes: ["text", "target_lang"] },
  search: { says: /\bsearch\w*\b.*\bdocument/is, takes: ["query"] },
};

/** The tools that a model may call, without those that its provider would run itself. */
export const functionTools = (tools: OfferedTools = []): LanguageModelV4FunctionTool[] =>
  tools.filter((tool) => tool.type === "function");

/** By the tool's hint; without one by its description and the arguments that it takes. */
export const taskOf = (tool: LanguageModelV4FunctionTool): Task | undefined => {
  const hint = tool.providerOptions?.twinhost?.task;
  return TASKS.find((task) => (hint === undefined ? looksLike(tool, SIGNS[task]) : hint === task));
};

const looksLike = (
  { description = "", inputSchema }: LanguageModelV4FunctionTool,
  { says, takes }: (typeof SIGNS)[Task],
): boolean => says.test(description) && takes.every((name) => Object.hasOwn(inputSchema.properties ?? {}, name));

import type { LanguageModelV4CallOptions } from "@ai-sdk/provider";
import type { JsonObject } from "@twinhost/core";
import { createBuiltinModel } from "@twinhost/rules-model";

type FunctionTool = Extract<NonNullable<LanguageModelV4CallOptions["tools"]>[number], { type: "function" }>;

export const functionTools = (...names: string[]): FunctionTool[] =>
  names.map((name) => ({ type: "function", name, inputSchema: { type: "object" } }));

export const ALL_TOOLS = functionTools("search_docs", "calculate", "translate");

export interface Choice {
  /** Null when the model answered at once. */
  readonly tool: string | null;
  readonly arguments: JsonObject;
  readonly text: string;
}

/** What the builtin model makes of a question, through its model interface. */
export const askBuiltin = async (question: string, tools: FunctionTool[] = ALL_TOOLS): Promise<Choice> => {
  const { content } = await createBuiltinModel().doGenerate({
    prompt: [{ role: "user", content: [{ type: "text", text: question }] }],
    tools,
  });
  const [part] = content;
  if (part?.type === "tool-call") return { tool: part.toolName, arguments: JSON.parse(part.input), text: "" };
  return { tool: null, arguments: {}, text: part?.type === "text" ? part.text : "" };
};

import type { LanguageModelV4CallOptions } from "@ai-sdk/provider";
import { describeTool, type JsonObject, TOOL_HINTS_META } from "@twinhost/core";
import { createBuiltinModel } from "@twinhost/rules-model";
import { tools } from "@twinhost/tools";

type FunctionTool = Extract<NonNullable<LanguageModelV4CallOptions["tools"]>[number], { type: "function" }>;

/** Our tools as the server offers them. */
export const ALL_TOOLS = tools.map(describeTool).map(
  ({ name, description, inputSchema, _meta }): FunctionTool => ({
    type: "function",
    name,
    description,
    inputSchema: inputSchema as FunctionTool["inputSchema"],
    providerOptions: { twinhost: (_meta?.[TOOL_HINTS_META] ?? {}) as JsonObject },
  }),
);

export interface Choice {
  /** Null when the model answered directly. */
  readonly tool: string | null;
  readonly arguments: JsonObject;
  readonly text: string;
}

/** Asks the builtin model a question, through its model interface. */
export const askBuiltin = async (question: string, tools: FunctionTool[] = ALL_TOOLS): Promise<Choice> => {
  const { content } = await createBuiltinModel().doGenerate({
    prompt: [{ role: "user", content: [{ type: "text", text: question }] }],
    tools,
  });
  const [part] = content;
  if (part?.type === "tool-call") return { tool: part.toolName, arguments: JSON.parse(part.input), text: "" };
  return { tool: null, arguments: {}, text: part?.type === "text" ? part.text : "" };
};

import type {
  LanguageModelV4CallOptions,
  LanguageModelV4FunctionTool,
  SharedV4ProviderOptions,
} from "@ai-sdk/provider";
import type { ToolDescription } from "@twinhost/core";
import { modelTools } from "./model-tools.ts";
import type { Question, ResponseFormat } from "./question.ts";

/** Most turns of model and tools within one answer. The last one may call no tools, so that it ends in an answer. */
export const MAX_STEPS = 6;

type Choice = Pick<LanguageModelV4CallOptions, "tools"> & Required<Pick<LanguageModelV4CallOptions, "toolChoice">>;

/** The options of a model call: the same in all turns, except for the conversation and the tool choice. */
export const callOptions = (question: Question, offered: readonly ToolDescription[], abortSignal: AbortSignal) => {
  const { callerTools = [], responseFormat, sampling, instructions = INSTRUCTIONS } = question;
  const providerOptions = providerOptionsOf(question);
  const same = {
    ...sampling,
    ...(responseFormat && { responseFormat: withoutStrict(responseFormat) }),
    ...(providerOptions && { providerOptions }),
    abortSignal,
  };
  const tools = modelTools(offered, callerTools);
  const system = instructions === INSTRUCTIONS ? SYSTEM : ({ role: "system", content: instructions } as const);
  return (step: number, history: LanguageModelV4CallOptions["prompt"]): LanguageModelV4CallOptions & Choice => ({
    ...same,
    prompt: [system, ...question.messages, ...history],
    ...choiceOf(step, tools, question),
  });
};

const choiceOf = (
  step: number,
  all: LanguageModelV4FunctionTool[],
  { toolChoice = AUTO, callerTools = [] }: Question,
): Choice => {
  const tools = all.length > 0 ? { tools: all } : {};
  if (step === MAX_STEPS - 1) return { ...tools, toolChoice: { type: "none" } };
  if (step > 0) return { ...tools, toolChoice: AUTO };
  if (toolChoice.type !== "required" || callerTools.length === 0) return { ...tools, toolChoice };
  // A caller who brings tools and requires a call expects a call of those: the server's tools would not do.
  const names = new Set(callerTools.map(({ name }) => name));
  return { tools: all.filter(({ name }) => names.has(name)), toolChoice };
};

const AUTO = { type: "auto" } as const;

/** The default system message. */
export const INSTRUCTIONS = [
  "Answer in the language of the question.",
  "Use the tools as their descriptions say, rather than answering from memory; quote the passages of documents that you rely on with their titles and URIs.",
  "When a tool fails, say so and pass on its message. Do not invent its result.",
].join("\n");
/** One object for all questions, so that whoever caches by message finds it again. */
const SYSTEM = { role: "system", content: INSTRUCTIONS } as const;

const withoutStrict = ({ strict: _, ...format }: ResponseFormat) => format;

const providerOptionsOf = ({ parallelToolCalls, responseFormat }: Question): SharedV4ProviderOptions | undefined => {
  const strict = responseFormat?.strict;
  const one = parallelToolCalls === false;
  if (strict === undefined && !one) return undefined;
  return {
    openai: { ...(strict !== undefined && { strictJsonSchema: strict }), ...(one && { parallelToolCalls: false }) },
    openaiCompatible: { ...(strict !== undefined && { strictJsonSchema: strict }) },
    // Each provider has its own name for it.
    ...(one && { "openai-compatible": { parallel_tool_calls: false }, anthropic: { disableParallelToolUse: true } }),
  };
};

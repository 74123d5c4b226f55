import type { LanguageModelV4CallOptions, LanguageModelV4Prompt, LanguageModelV4StreamPart } from "@ai-sdk/provider";
import { ToolError } from "@twinhost/core";
import type { LanguageModelMiddleware } from "ai";
import { isToolsRefused } from "./tools-refused.ts";

/** A model that cannot call tools answers without them; the answer says so. */
export const toolsIfSupported: LanguageModelMiddleware = {
  specificationVersion: "v4",
  wrapGenerate: async ({ doGenerate, params, model }) => {
    try {
      return await doGenerate();
    } catch (error) {
      const result = await model.doGenerate(withoutTools(params, error));
      if (isJsonAsked(params)) return result;
      return { ...result, content: [...result.content, { type: "text", text: `\n\n${noticeFor(params.prompt)}` }] };
    }
  },
  wrapStream: async ({ doStream, params, model }) => {
    try {
      return await doStream();
    } catch (error) {
      const result = await model.doStream(withoutTools(params, error));
      if (isJsonAsked(params)) return result;
      return { ...result, stream: result.stream.pipeThrough(noticeBeforeEnd(noticeFor(params.prompt))) };
    }
  },
};

/** The request without tools. @throws the error again if tools did not cause it, ToolError if a call is required */
const withoutTools = (params: LanguageModelV4CallOptions, error: unknown): LanguageModelV4CallOptions => {
  const { tools = [], toolChoice, ...rest } = params;
  if (tools.length === 0 || !isToolsRefused(error)) throw error;
  if (toolChoice && toolChoice.type !== "auto") {
    throw new ToolError("refused_input", "The model does not support tools, and tool_choice requires a call.", {
      cause: error,
    });
  }
  return {
    ...rest,
    prompt: [...rest.prompt.filter(isSystem), NO_TOOLS, ...rest.prompt.filter((one) => !isSystem(one))],
  };
};

const NO_TOOLS = { role: "system", content: "No tools are available. Answer without them." } as const;

const isSystem = ({ role }: LanguageModelV4Prompt[number]): boolean => role === "system";

const isJsonAsked = ({ responseFormat }: LanguageModelV4CallOptions): boolean => responseFormat?.type === "json";

const noticeFor = (prompt: LanguageModelV4Prompt): string =>
  /\p{Script=Hangul}/u.test(JSON.stringify(prompt.findLast(({ role }) => role === "user") ?? ""))
    ? "(이 모델은 도구를 지원하지 않아 도구 없이 답변했습니다.)"
    : "(Answered without tools: this model does not support them.)";

const noticeBeforeEnd = (notice: string): TransformStream<LanguageModelV4StreamPart, LanguageModelV4StreamPart> =>
  new TransformStream({
    transform: (part, controller) => {
      if (part.type === "finish") {
        const id = "without-tools";
        controller.enqueue({ type: "text-start", id });
        controller.enqueue({ type: "text-delta", id, delta: notice });
        controller.enqueue({ type: "text-end", id });
      }
      controller.enqueue(part);
    },
  });

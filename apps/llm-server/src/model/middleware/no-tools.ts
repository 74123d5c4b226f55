import type { LanguageModelV4FinishReason, LanguageModelV4StreamPart } from "@ai-sdk/provider";
import type { LanguageModelMiddleware } from "ai";
import { transformParts } from "./map-parts.ts";

/**
 * Enforces `tool_choice: none` for models that ignore it: no tools are offered, and calls made anyway are dropped, so
 * that the turn ends with what was said.
 */
export const noToolsWhenNone: LanguageModelMiddleware = {
  specificationVersion: "v4",
  transformParams: async ({ params }) => {
    if (params.toolChoice?.type !== "none") return params;
    const { tools: _notOffered, ...rest } = params;
    return rest;
  },
  wrapGenerate: async ({ doGenerate, params }) => {
    const result = await doGenerate();
    if (params.toolChoice?.type !== "none") return result;
    return {
      ...result,
      content: result.content.filter(({ type }) => type !== "tool-call"),
      finishReason: withoutCalls(result.finishReason),
    };
  },
  wrapStream: async ({ doStream, params }) => {
    const result = await doStream();
    if (params.toolChoice?.type !== "none") return result;
    return transformParts(result, (part): LanguageModelV4StreamPart[] => {
      if (OF_CALLS.has(part.type)) return [];
      return [part.type === "finish" ? { ...part, finishReason: withoutCalls(part.finishReason) } : part];
    });
  },
};

const OF_CALLS: ReadonlySet<string> = new Set(["tool-call", "tool-input-start", "tool-input-delta", "tool-input-end"]);

const withoutCalls = (reason: LanguageModelV4FinishReason): LanguageModelV4FinishReason =>
  reason.unified === "tool-calls" ? { ...reason, unified: "stop" } : reason;

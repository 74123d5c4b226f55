import { randomUUID } from "node:crypto";
import type {
  LanguageModelV4Prompt,
  LanguageModelV4StreamPart,
  LanguageModelV4ToolCall,
  LanguageModelV4ToolCallPart,
} from "@ai-sdk/provider";
import type { LanguageModelMiddleware } from "ai";
import { notesOf, withNotes } from "./call-notes.ts";
import { mapPart, transformParts } from "./map-parts.ts";

/**
 * Some model servers give several calls the same id, within a turn or across turns. Here each call gets its own id, by
 * which its result is found; the model gets back the id that it gave.
 */
export const uniqueCallIds: LanguageModelMiddleware = {
  specificationVersion: "v4",
  transformParams: async ({ params }) => ({ ...params, prompt: withModelsIds(params.prompt) }),
  wrapGenerate: async ({ doGenerate, params }) => {
    const ids = createIds(params.prompt);
    return mapPart(await doGenerate(), "tool-call", (call) => renamed(call, ids.begin(call.toolCallId)));
  },
  wrapStream: async ({ doStream, params }) => {
    const ids = createIds(params.prompt);
    /** Ids of started calls whose arguments are not complete yet, by the model's id, oldest first. */
    const begun = new Map<string, string[]>();
    return transformParts(await doStream(), function* (part): Generator<LanguageModelV4StreamPart> {
      switch (part.type) {
        case "tool-input-start": {
          const id = ids.begin(part.id);
          begun.set(part.id, [...(begun.get(part.id) ?? []), id]);
          yield { ...part, id };
          break;
        }
        case "tool-input-delta":
        case "tool-input-end":
          yield { ...part, id: begun.get(part.id)?.at(-1) ?? part.id };
          break;
        case "tool-call":
          yield renamed(part, begun.get(part.toolCallId)?.shift() ?? ids.begin(part.toolCallId));
          break;
        default:
          yield part;
      }
    });
  },
};

const createIds = (prompt: LanguageModelV4Prompt) => {
  const taken = new Set(callsIn(prompt).map(({ toolCallId }) => toolCallId));
  return {
    begin: (modelsId: string): string => {
      const id = taken.has(modelsId) ? `call_${randomUUID()}` : modelsId;
      taken.add(id);
      return id;
    },
  };
};

const renamed = (call: LanguageModelV4ToolCall, toolCallId: string): LanguageModelV4ToolCall =>
  call.toolCallId === toolCallId
    ? call
    : { ...call, toolCallId, providerMetadata: withNotes(call.providerMetadata, { callId: call.toolCallId }) };

const callsIn = (prompt: LanguageModelV4Prompt): LanguageModelV4ToolCallPart[] =>
  prompt.flatMap((message) =>
    message.role === "assistant" ? message.content.filter((part) => part.type === "tool-call") : [],
  );

const withModelsIds = (prompt: LanguageModelV4Prompt): LanguageModelV4Prompt => {
  const modelsIds = new Map(
    callsIn(prompt).flatMap(({ toolCallId, providerOptions }) => {
      const { callId } = notesOf(providerOptions);
      return callId === undefined ? [] : [[toolCallId, callId]];
    }),
  );
  if (modelsIds.size === 0) return prompt;
  const restored = <Part extends object>(part: Part): Part =>
    "toolCallId" in part ? { ...part, toolCallId: modelsIds.get(String(part.toolCallId)) ?? part.toolCallId } : part;
  return prompt.map((message) => {
    if (message.role === "assistant") return { ...message, content: message.content.map(restored) };
    return message.role === "tool" ? { ...message, content: message.content.map(restored) } : message;
  });
};

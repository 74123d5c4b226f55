import type {
  LanguageModelV4,
  LanguageModelV4CallOptions,
  LanguageModelV4GenerateResult,
  LanguageModelV4Message,
  LanguageModelV4StreamPart,
  LanguageModelV4ToolCall,
  LanguageModelV4Usage,
  SharedV4ProviderMetadata,
} from "@ai-sdk/provider";
import type { FinishReason, ToolCall } from "./answer-part.ts";
import { isJsonObject } from "./is-json-object.ts";

/** A model's turn in its parts, whether it comes in one piece or as the model speaks. */
export type TakeTurn = (
  model: LanguageModelV4,
  options: LanguageModelV4CallOptions,
) => Promise<Iterable<LanguageModelV4StreamPart> | AsyncIterable<LanguageModelV4StreamPart>>;

export const streamedTurn: TakeTurn = async (model, options) => (await model.doStream(options)).stream;

export const wholeTurn: TakeTurn = async (model, options) => partsOf(await model.doGenerate(options));

const partsOf = function* ({
  content,
  finishReason,
  usage,
}: LanguageModelV4GenerateResult): Generator<LanguageModelV4StreamPart> {
  for (const [index, part] of content.entries()) {
    if (part.type === "text" || part.type === "reasoning") {
      const { type, text: delta, ...rest } = part;
      yield { ...rest, type: `${type}-delta`, id: String(index), delta };
    } else yield part;
  }
  yield { type: "finish", finishReason, usage };
};

type AssistantPart = Extract<LanguageModelV4Message, { role: "assistant" }>["content"][number];
type SaidPart = Extract<AssistantPart, { type: "text" | "reasoning" }>;

/** One turn of a model, put together from its parts. */
export interface Turn {
  /** As it goes back to the model with the next turn. */
  readonly content: AssistantPart[];
  readonly finishReason: FinishReason;
  readonly usage: LanguageModelV4Usage | undefined;
  readonly calls: readonly ToolCall[];
  /** @throws what the provider's package sends as an error */
  add(part: LanguageModelV4StreamPart): void;
  /** @param input what was read from its arguments */
  addCall(call: LanguageModelV4ToolCall, input: unknown): ToolCall;
  said(type: SaidPart["type"]): string;
}

export const createTurn = (): Turn => {
  const content: AssistantPart[] = [];
  const begun = new Map<string, SaidPart>();
  const calls: ToolCall[] = [];
  let finishReason: FinishReason = "other";
  let usage: LanguageModelV4Usage | undefined;

  const say = (type: SaidPart["type"], id: string, text: string, metadata?: SharedV4ProviderMetadata): void => {
    const key = `${type} ${id}`;
    const known = begun.get(key);
    const part: SaidPart = known ?? { type, text: "" };
    if (!known) {
      begun.set(key, part);
      content.push(part);
    }
    part.text += text;
    // The last is whole: a signature comes with the end.
    if (metadata) part.providerOptions = metadata;
  };

  return {
    get content() {
      return content.filter((part) => part.type !== "text" || part.text !== "" || part.providerOptions);
    },
    get finishReason() {
      return finishReason;
    },
    get usage() {
      return usage;
    },
    calls,
    addCall: ({ toolCallId, toolName, input: text, providerMetadata }, input) => {
      const call = { id: toolCallId, tool: toolName, text, input };
      calls.push(call);
      // Model servers take nothing but an object.
      const shown = isJsonObject(input) ? input : {};
      content.push(withOptions({ type: "tool-call", toolCallId, toolName, input: shown, providerMetadata } as const));
      return call;
    },
    said: (type) => content.map((part) => (part.type === type ? part.text : "")).join(""),
    add: (part) => {
      switch (part.type) {
        case "text-start":
        case "text-end":
          return say("text", part.id, "", part.providerMetadata);
        case "text-delta":
          return say("text", part.id, part.delta, part.providerMetadata);
        case "reasoning-start":
        case "reasoning-end":
          return say("reasoning", part.id, "", part.providerMetadata);
        case "reasoning-delta":
          return say("reasoning", part.id, part.delta, part.providerMetadata);
        case "file":
          content.push(withOptions(part));
          return;
        case "reasoning-file":
          content.push(withOptions(part));
          return;
        case "custom":
          content.push(withOptions(part));
          return;
        case "finish":
          finishReason = part.finishReason.unified;
          usage = part.usage;
          return;
        case "error":
          throw part.error;
      }
    },
  };
};

/** What a provider's package told of a part goes back to it under another name. */
const withOptions = <Part extends { readonly providerMetadata?: SharedV4ProviderMetadata | undefined }>({
  providerMetadata,
  ...part
}: Part) => ({ ...part, ...(providerMetadata && { providerOptions: providerMetadata }) });

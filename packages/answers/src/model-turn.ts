import type {
  LanguageModelV4,
  LanguageModelV4CallOptions,
  LanguageModelV4Message,
  LanguageModelV4StreamPart,
  LanguageModelV4ToolCall,
  LanguageModelV4Usage,
  SharedV4ProviderMetadata,
} from "@ai-sdk/provider";
import type { FinishReason, ToolCall } from "./answer-part.ts";
import { isJsonObject } from "./is-json-object.ts";

/** Lets a model take its turn and passes on its parts, either all at once or as the model streams them. */
export type TakeTurn = (
  model: LanguageModelV4,
  options: LanguageModelV4CallOptions,
  tell: (part: LanguageModelV4StreamPart) => Promise<void>,
) => Promise<void>;

export const streamedTurn: TakeTurn = async (model, options, tell) => {
  const { stream } = await model.doStream(options);
  for await (const part of stream) await tell(part);
};

export const wholeTurn: TakeTurn = async (model, options, tell) => {
  const { content, finishReason, usage } = await model.doGenerate(options);
  for (const [index, part] of content.entries()) {
    if (part.type === "text" || part.type === "reasoning") {
      const { type, text: delta, ...rest } = part;
      await tell({ ...rest, type: `${type}-delta`, id: String(index), delta });
    } else await tell(part);
  }
  await tell({ type: "finish", finishReason, usage });
};

type AssistantPart = Extract<LanguageModelV4Message, { role: "assistant" }>["content"][number];
type SaidPart = Extract<AssistantPart, { type: "text" | "reasoning" }>;

/** One turn of a model, assembled from its parts. */
export class Turn {
  readonly calls: ToolCall[] = [];
  finishReason: FinishReason = "other";
  usage: LanguageModelV4Usage | undefined;
  readonly #content: AssistantPart[] = [];
  readonly #begun = new Map<string, SaidPart>();

  /** As it is sent back to the model with the next turn. */
  content(): AssistantPart[] {
    return this.#content.filter((part) => part.type !== "text" || part.text !== "" || part.providerOptions);
  }

  said(type: SaidPart["type"]): string {
    return this.#content.map((part) => (part.type === type ? part.text : "")).join("");
  }

  /** @param input its parsed arguments */
  addCall({ toolCallId, toolName, input: text, providerMetadata }: LanguageModelV4ToolCall, input: unknown): ToolCall {
    const call = { id: toolCallId, tool: toolName, text, input };
    this.calls.push(call);
    // Model servers accept only an object.
    const shown = isJsonObject(input) ? input : {};
    this.#content.push(
      withOptions({ type: "tool-call", toolCallId, toolName, input: shown, providerMetadata } as const),
    );
    return call;
  }

  /** @throws the error that the provider's package sends */
  add(part: LanguageModelV4StreamPart): void {
    switch (part.type) {
      case "text-start":
      case "text-end":
        this.#say("text", part.id, "", part.providerMetadata);
        break;
      case "text-delta":
        this.#say("text", part.id, part.delta, part.providerMetadata);
        break;
      case "reasoning-start":
      case "reasoning-end":
        this.#say("reasoning", part.id, "", part.providerMetadata);
        break;
      case "reasoning-delta":
        this.#say("reasoning", part.id, part.delta, part.providerMetadata);
        break;
      case "file":
        this.#content.push(withOptions(part));
        break;
      case "reasoning-file":
        this.#content.push(withOptions(part));
        break;
      case "custom":
        this.#content.push(withOptions(part));
        break;
      case "finish":
        this.finishReason = part.finishReason.unified;
        this.usage = part.usage;
        break;
      case "error":
        throw part.error;
    }
  }

  #say(type: SaidPart["type"], id: string, text: string, metadata?: SharedV4ProviderMetadata): void {
    const key = `${type} ${id}`;
    const known = this.#begun.get(key);
    const part: SaidPart = known ?? { type, text: "" };
    if (!known) {
      this.#begun.set(key, part);
      this.#content.push(part);
    }
    part.text += text;
    // The last metadata is complete: a signature comes at the end.
    if (metadata) part.providerOptions = metadata;
  }
}

/** A provider's metadata for a part goes back to it under another name. */
const withOptions = <Part extends { readonly providerMetadata?: SharedV4ProviderMetadata | undefined }>({
  providerMetadata,
  ...part
}: Part) => ({ ...part, ...(providerMetadata && { providerOptions: providerMetadata }) });

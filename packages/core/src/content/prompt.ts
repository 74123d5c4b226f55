import type { ClientInteraction } from "../interaction/client-interaction.ts";
import type { ContentBlock } from "../tool/content-block.ts";
import type { Completion, ResourceProvider } from "./resource-provider.ts";

/** An argument of a prompt (MCP `PromptArgument`). */
export interface PromptArgument {
  readonly name: string;
  readonly description: string;
  readonly required: boolean;
  /** Proposes values that fit `value`. */
  complete?(value: string, resources: ResourceProvider): Completion | Promise<Completion>;
}

/** A message of a prompt (MCP `PromptMessage`). */
export interface PromptMessage {
  readonly role: "user" | "assistant";
  readonly content: ContentBlock;
}

/** What a prompt has at hand while it is made. */
export interface PromptContext {
  readonly client: ClientInteraction;
  /** What the caller may read. */
  readonly resources: ResourceProvider;
}

/** Messages to a model that a person picks and fills in. */
export interface Prompt {
  /** Stable name in snake_case. */
  readonly name: string;
  readonly title: string;
  /** Written for the person who picks it. */
  readonly description: string;
  readonly arguments: readonly PromptArgument[];
  /**
   * The arguments that are required are there, the others may not be.
   * @throws ToolError when the arguments cannot be served.
   */
  render(
    args: Readonly<Record<string, string>>,
    context: PromptContext,
  ): readonly PromptMessage[] | Promise<readonly PromptMessage[]>;
}

/** Those of `choices` that begin like `value`, in their order. */
export const completeFrom = (choices: readonly string[], value: string): Completion => {
  const wanted = value.toLowerCase();
  const values = choices.filter((choice) => choice.toLowerCase().startsWith(wanted));
  return { values, total: values.length };
};

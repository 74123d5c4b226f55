import type { ClientInteraction } from "../interaction/client-interaction.ts";
import type { ContentBlock } from "../tool/content-block.ts";
import type { Completion, ResourceProvider } from "./resource-provider.ts";

/** An argument of a prompt (MCP `PromptArgument`). */
export interface PromptArgument {
  readonly name: string;
  readonly description: string;
  readonly required: boolean;
  /** Suggests completions of `value`. */
  complete?(value: string, resources: ResourceProvider): Completion | Promise<Completion>;
}

/** A message of a prompt (MCP `PromptMessage`). */
export interface PromptMessage {
  readonly role: "user" | "assistant";
  readonly content: ContentBlock;
}

/** Passed to `render` of a {@link Prompt}. */
export interface PromptContext {
  readonly client: ClientInteraction;
  /** The resources that the caller may read. */
  readonly resources: ResourceProvider;
}

/** Messages to a model, as a template that a person picks and fills in (MCP `Prompt`). */
export interface Prompt {
  /** Stable name in snake_case. */
  readonly name: string;
  readonly title: string;
  /** Written for the person who picks it. */
  readonly description: string;
  readonly arguments: readonly PromptArgument[];
  /**
   * Called with all required arguments present; optional ones may be missing.
   * @throws ToolError when the arguments cannot be served.
   */
  render(
    args: Readonly<Record<string, string>>,
    context: PromptContext,
  ): readonly PromptMessage[] | Promise<readonly PromptMessage[]>;
}

/** The `choices` that start with `value`, ignoring case, in their order. */
export const completeFrom = (choices: readonly string[], value: string): Completion => {
  const wanted = value.toLowerCase();
  const values = choices.filter((choice) => choice.toLowerCase().startsWith(wanted));
  return { values, total: values.length };
};

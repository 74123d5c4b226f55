import type {
  LanguageModelV4,
  LanguageModelV4CallOptions,
  LanguageModelV4FunctionTool,
  LanguageModelV4Prompt,
  LanguageModelV4ToolChoice,
} from "@ai-sdk/provider";
import type { ToolClient } from "@twinhost/client";
import type { Caller, ToolDescription, ToolFailure } from "@twinhost/core";

/** How a model should answer. */
export interface AnswerStyle {
  /** The format of the answer; free text without it. */
  readonly responseFormat?: ResponseFormat | undefined;
  readonly sampling?: SamplingOptions | undefined;
  /** Tools that the caller runs. One with the name of another tool replaces it. */
  readonly callerTools?: readonly CallerTool[] | undefined;
  /** For the model's first turn; after that the model chooses. */
  readonly toolChoice?: LanguageModelV4ToolChoice | undefined;
  /** False: at most one tool call per turn, from models that have this option. */
  readonly parallelToolCalls?: boolean | undefined;
}

/** Everything that an answer is made from. */
export interface Question extends AnswerStyle {
  /** Any model behind the AI SDK's interface: one of its providers', or your own. */
  readonly model: LanguageModelV4;
  /** The conversation; its last message is the question, or the results of the caller's own tools. */
  readonly messages: LanguageModelV4Prompt;
  /** Where the tools are called. */
  readonly client: Pick<ToolClient, "transport" | "listTools" | "callTool">;
  /** The tools that the model is offered; by default all of the client's. */
  readonly tools?: (() => Promise<readonly ToolDescription[]>) | undefined;
  /** Why a call of a tool that was not offered is not run; by default `unknown_tool`. */
  readonly whyNotRun?: ((tool: string) => ToolFailure) | undefined;
  /** The system message; by default {@link INSTRUCTIONS}. */
  readonly instructions?: string | undefined;
  /** The caller on whose behalf tools in this process are called. */
  readonly caller?: Caller | undefined;
  /** Appears in the tools' log. */
  readonly requestId?: string | undefined;
  /** Aborts when the answer is no longer wanted: the model and the tools stop. */
  readonly signal?: AbortSignal | undefined;
  /** Limit for model and tools together, in milliseconds; by default 120,000. */
  readonly timeoutMs?: number | undefined;
  /** The longest that a call of this tool may take, in milliseconds; by default what is left of the answer's time. */
  readonly callTimeoutMs?: ((tool: string) => number | undefined) | undefined;
  /** The longest result that the model is shown complete, in characters of its JSON; by default 32,000. */
  readonly maxResultChars?: number | undefined;
  /** Whether the model sees the images of a result. */
  readonly takesImages?: boolean | undefined;
}

/** JSON, with or without a schema. */
export type ResponseFormat = Extract<LanguageModelV4CallOptions["responseFormat"], { type: "json" }> & {
  /** Whether the provider must hold the model to the schema. */
  readonly strict?: boolean;
};

/** A tool that the caller runs: the answer ends with its call. */
export interface CallerTool {
  readonly name: string;
  readonly description?: string | undefined;
  /** JSON Schema of its arguments. */
  readonly parameters?: LanguageModelV4FunctionTool["inputSchema"] | undefined;
}

/** How the model chooses its words. */
export interface SamplingOptions {
  readonly temperature?: number;
  readonly topP?: number;
  /** Limit for each turn of the model. */
  readonly maxOutputTokens?: number;
  readonly stopSequences?: string[];
  readonly seed?: number;
  readonly presencePenalty?: number;
  readonly frequencyPenalty?: number;
}

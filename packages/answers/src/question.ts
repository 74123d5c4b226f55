import type {
  LanguageModelV4,
  LanguageModelV4CallOptions,
  LanguageModelV4FunctionTool,
  LanguageModelV4Prompt,
  LanguageModelV4ToolChoice,
} from "@ai-sdk/provider";
import type { ToolClient } from "@twinhost/client";
import type { Caller, ToolDescription, ToolFailure } from "@twinhost/core";

/** How a model is to answer. */
export interface AnswerStyle {
  /** The format of the answer; free text without it. */
  readonly responseFormat?: ResponseFormat | undefined;
  readonly sampling?: SamplingOptions | undefined;
  /** Tools that the caller runs. One with the name of another tool stands in its place. */
  readonly callerTools?: readonly CallerTool[] | undefined;
  /** For the model's first turn; what follows on the tools' results is the model's choice. */
  readonly toolChoice?: LanguageModelV4ToolChoice | undefined;
  /** False: at most one tool call a turn, from models that can be told so. */
  readonly parallelToolCalls?: boolean | undefined;
}

/** All that an answer is made from. */
export interface Question extends AnswerStyle {
  /** Any model behind the AI SDK's interface: of its providers, or one of your own. */
  readonly model: LanguageModelV4;
  /** The conversation; its last message is the question, or the results of the caller's own tools. */
  readonly messages: LanguageModelV4Prompt;
  /** Where the tools are called. */
  readonly client: Pick<ToolClient, "transport" | "listTools" | "callTool">;
  /** The tools that the model is offered; all of the client's without it. */
  readonly tools?: (() => Promise<readonly ToolDescription[]>) | undefined;
  /** Why a call of a tool that was not offered is not run; `unknown_tool` without it. */
  readonly whyNotRun?: ((tool: string) => ToolFailure) | undefined;
  /** The system message; {@link INSTRUCTIONS} without it. */
  readonly instructions?: string | undefined;
  /** For whom tools in this very process are called. */
  readonly caller?: Caller | undefined;
  /** Stands in the tools' log. */
  readonly requestId?: string | undefined;
  /** Aborts when the answer is no longer wanted: the model and the tools stop. */
  readonly signal?: AbortSignal | undefined;
  /** For model and tools together, in milliseconds; 120,000 without it. */
  readonly timeoutMs?: number | undefined;
  /** The longest that a call of this tool may take, in milliseconds; what is left of the answer's time without it. */
  readonly callTimeoutMs?: ((tool: string) => number | undefined) | undefined;
  /** The longest result that the model is shown complete, in characters of its JSON; 32,000 without it. */
  readonly maxResultChars?: number | undefined;
  /** Whether the model sees the images of a result. */
  readonly takesImages?: boolean | undefined;
}

/** JSON, of a schema or of any. */
export type ResponseFormat = Extract<LanguageModelV4CallOptions["responseFormat"], { type: "json" }> & {
  /** Whether the provider is to hold the model to the schema. */
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
  /** For each turn of the model. */
  readonly maxOutputTokens?: number;
  readonly stopSequences?: string[];
  readonly seed?: number;
  readonly presencePenalty?: number;
  readonly frequencyPenalty?: number;
}

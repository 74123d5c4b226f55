import type {
  LanguageModelV4CallOptions,
  LanguageModelV4FunctionTool,
  LanguageModelV4Prompt,
  LanguageModelV4ToolChoice,
} from "@ai-sdk/provider";
import type { Caller } from "@twinhost/core";
import type { ServedModel } from "../model/models.ts";
import type { TransportChoice } from "../transport/transport-choice.ts";

/** All that an answer is made from. */
export interface Question {
  /** Of the request: it stands in the log, the record and the answer's own id. */
  readonly requestId: string;
  /** Who asks: the model gets this caller's tools alone, over whichever transport. */
  readonly caller: Caller;
  readonly model: ServedModel;
  readonly transport: TransportChoice;
  /** The conversation; its last message is the question, or the results of the caller's own tools. */
  readonly messages: LanguageModelV4Prompt;
  /** Aborts when the caller leaves: the model and the tools stop. */
  readonly signal: AbortSignal;
  /** What the caller adds to the server's own instructions. */
  readonly instructions?: string | undefined;
  /** The format of the answer; free text without it. */
  readonly responseFormat?: ResponseFormat | undefined;
  readonly sampling?: SamplingOptions | undefined;
  /** Tools that the caller runs. One with the name of a server's tool stands in its place. */
  readonly callerTools?: readonly CallerTool[] | undefined;
  /** For the model's first turn; what follows on the server's own tools is the model's choice. */
  readonly toolChoice?: LanguageModelV4ToolChoice | undefined;
  /** False: at most one tool call a turn, from models that can be told so. */
  readonly parallelToolCalls?: boolean | undefined;
}

/** JSON, of a schema or of any. */
export type ResponseFormat = Extract<LanguageModelV4CallOptions["responseFormat"], { type: "json" }> & {
  /** Whether the provider is to hold the model to the schema. */
  readonly strict?: boolean;
};

export interface CallerTool {
  readonly name: string;
  readonly description?: string | undefined;
  /** JSON Schema of its arguments. */
  readonly parameters?: LanguageModelV4FunctionTool["inputSchema"] | undefined;
}

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

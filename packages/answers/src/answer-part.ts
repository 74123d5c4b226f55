import type { LanguageModelV4FinishReason, LanguageModelV4StreamPart } from "@ai-sdk/provider";
import type { ToolFailure, ToolResult } from "@twinhost/core";
import type { ToolCallRecord } from "./answer-recorder.ts";

/** A tool call as a model made it. */
export interface ToolCall {
  readonly id: string;
  readonly tool: string;
  /** Its arguments as the model wrote them, and as parsed; anything but an object is invalid. */
  readonly text: string;
  readonly input: unknown;
}

/** The progress that a running tool reports. */
export interface ToolProgress {
  readonly progress: number;
  readonly total?: number;
  readonly message?: string;
}

/** What a model says, as its provider's package streams it. */
type SpokenPart = Extract<
  LanguageModelV4StreamPart,
  {
    type: `${"text" | "reasoning"}-${"start" | "delta" | "end"}` | `tool-input-${"start" | "delta" | "end"}` | "file";
  }
>;

/** What happens while an answer is made. */
export type AnswerPart =
  | { readonly type: "start" | "start-step" | "finish-step" }
  | SpokenPart
  /** `refused` says why it is not run. */
  | { readonly type: "tool-call"; readonly call: ToolCall; readonly refused?: ToolFailure | undefined }
  | { readonly type: "tool-progress"; readonly call: ToolCall; readonly progress: ToolProgress }
  | {
      readonly type: "tool-result";
      readonly call: ToolCall;
      readonly result: ToolResult;
      readonly record: ToolCallRecord;
    };

/** Passes a part on; resolves when there is room for the next. */
export type Tell = (part: AnswerPart) => Promise<void>;

export type FinishReason = LanguageModelV4FinishReason["unified"];

import type { Answer, FinishReason, ToolCall } from "@twinhost/answers";
import type { AnswerRecord } from "../../chat/answer-record.ts";

/** What a completion, or each of its chunks, carries. */
export interface CompletionHead {
  readonly id: string;
  /** Unix time in seconds. */
  readonly created: number;
  readonly model: string;
}

export const completionHead = (requestId: string, model: string): CompletionHead => ({
  id: `chatcmpl-${requestId}`,
  created: Math.floor(Date.now() / 1000),
  model,
});

/** A complete answer in OpenAI's format. */
export const completion = (head: CompletionHead, answer: Answer, record: AnswerRecord) => {
  const { wholeText, reasoning, callerToolCalls, finishReason } = answer;
  const isCalling = callerToolCalls.length > 0;
  return {
    ...head,
    object: "chat.completion",
    choices: [
      {
        index: 0,
        message: {
          role: "assistant",
          content: isCalling && wholeText === "" ? null : wholeText,
          refusal: null,
          // Not a field of OpenAI's, but the one that its clients look for with reasoning models.
          ...(reasoning !== "" && { reasoning_content: reasoning }),
          ...(isCalling && { tool_calls: callerToolCalls.map(functionCall) }),
        },
        logprobs: null,
        finish_reason: openAiFinishReason(finishReason, isCalling),
      },
    ],
    usage: openAiUsage(record),
  };
};

/** By specification, arguments are the text that the model wrote. Clients parse it, and an empty text is not JSON. */
export const functionCall = ({ id, tool, text }: ToolCall) => ({
  id,
  type: "function",
  function: { name: tool, arguments: text || "{}" },
});

export const openAiFinishReason = (
  reason: FinishReason,
  isCalling: boolean,
): "stop" | "length" | "content_filter" | "tool_calls" => {
  // A call that was cut off must not be run, as its arguments may be incomplete.
  if (reason === "length") return "length";
  if (reason === "content-filter") return "content_filter";
  return isCalling ? "tool_calls" : "stop";
};

export const openAiUsage = ({ inputTokens, outputTokens }: AnswerRecord) => ({
  prompt_tokens: inputTokens,
  completion_tokens: outputTokens,
  total_tokens: inputTokens + outputTokens,
});

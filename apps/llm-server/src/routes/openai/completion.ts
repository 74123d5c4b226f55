import type { Answer, FinishReason, ToolCall } from "@twinhost/answers";
import type { AnswerRecord } from "../../chat/answer-record.ts";

/** What every part of one answer carries. */
export interface CompletionHead {
  readonly id: string;
  /** In seconds since 1970. */
  readonly created: number;
  readonly model: string;
}

export const completionHead = (requestId: string, model: string): CompletionHead => ({
  id: `chatcmpl-${requestId}`,
  created: Math.floor(Date.now() / 1000),
  model,
});

/** An answer in one piece, as OpenAI has it. */
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
          // No field of OpenAI's own: what its clients look for with models that reason.
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

/** Arguments are text by contract, as the model wrote it. Clients parse it, and no text is no JSON. */
export const functionCall = ({ id, tool, text }: ToolCall) => ({
  id,
  type: "function",
  function: { name: tool, arguments: text || "{}" },
});

export const openAiFinishReason = (
  reason: FinishReason,
  isCalling: boolean,
): "stop" | "length" | "content_filter" | "tool_calls" => {
  if (isCalling) return "tool_calls";
  if (reason === "length") return "length";
  return reason === "content-filter" ? "content_filter" : "stop";
};

export const openAiUsage = ({ inputTokens, outputTokens }: AnswerRecord) => ({
  prompt_tokens: inputTokens,
  completion_tokens: outputTokens,
  total_tokens: inputTokens + outputTokens,
});

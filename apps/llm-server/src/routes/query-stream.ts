import { ToolError } from "@twinhost/core";
import { pipeUIMessageStreamToResponse, toUIMessageStream } from "ai";
import type { Response } from "express";
import { answerFigures } from "../chat/answer-figures.ts";
import { failureOf } from "../chat/model-failure.ts";
import type { StreamedAnswer } from "../chat/stream-answer.ts";
import { KEEP_ALIVE_MS } from "./keep-alive.ts";

/** Sends an answer as the AI SDK's UI message stream; its message has the request's id. */
export const sendQueryStream = (response: Response, requestId: string, answer: StreamedAnswer): Promise<void> => {
  const stream = toUIMessageStream({
    stream: ReadableStream.from(answer.parts),
    generateMessageId: () => requestId,
    onError: codedMessage,
    messageMetadata: ({ part }) => {
      const record = part.type === "finish" ? answer.record() : undefined;
      return record && answerFigures(record);
    },
  });
  return pipeUIMessageStreamToResponse({ response, stream, keepAliveMs: KEEP_ALIVE_MS });
};

/** `{code, message}` of the one table as JSON, in the one field that such a stream has for errors. */
const codedMessage = (error: unknown): string => {
  const { code, message } = failureOf(error instanceof ToolError ? error : new ToolError("internal", ""));
  return JSON.stringify({ code, message });
};

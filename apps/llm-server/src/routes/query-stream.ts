import { pipeUIMessageStreamToResponse, type UIMessageChunk } from "ai";
import type { Response } from "express";
import { answerFigures } from "../chat/answer-figures.ts";
import { failureOf } from "../chat/model-failure.ts";
import type { StreamedAnswer, StreamedPart } from "../chat/stream-answer.ts";
import { toolFigures } from "../chat/tool-figures.ts";
import { KEEP_ALIVE_MS } from "./keep-alive.ts";

/** Sends an answer as the AI SDK's UI message stream; its message has the request's id. */
export const sendQueryStream = (response: Response, requestId: string, answer: StreamedAnswer): Promise<void> => {
  const stream = ReadableStream.from(chunksOf(requestId, answer));
  return pipeUIMessageStreamToResponse({ response, stream, keepAliveMs: KEEP_ALIVE_MS });
};

const chunksOf = async function* (
  messageId: string,
  { parts, record }: StreamedAnswer,
): AsyncGenerator<UIMessageChunk, void, undefined> {
  for await (const part of parts) {
    if (part.type === "start") yield { type: "start", messageId };
    else if (part.type === "finish") {
      const made = record();
      yield { ...part, ...(made && { messageMetadata: answerFigures(made) }) };
    } else {
      const chunk = toChunk(part);
      if (chunk) yield chunk;
    }
  }
};

/** `dynamic`, as the page does not know the tools in advance. */
const toChunk = (part: Exclude<StreamedPart, { type: "start" | "finish" }>): UIMessageChunk | undefined => {
  switch (part.type) {
    case "tool-input-start":
      return { type: part.type, toolCallId: part.id, toolName: part.toolName, dynamic: true };
    case "tool-input-delta":
      return { type: part.type, toolCallId: part.id, inputTextDelta: part.delta };
    case "tool-input-end":
      return undefined;
    case "tool-call": {
      const { id: toolCallId, tool: toolName, input } = part.call;
      const call = { toolCallId, toolName, input, dynamic: true };
      return part.refused
        ? { ...call, type: "tool-input-error", errorText: codedMessage(part.refused) }
        : { ...call, type: "tool-input-available" };
    }
    case "tool-progress": {
      const { call, progress } = part;
      const output = { running: progress };
      return { type: "tool-output-available", toolCallId: call.id, output, preliminary: true, dynamic: true };
    }
    case "tool-result": {
      const { call, result: output, record } = part;
      const providerMetadata = { twinhost: toolFigures(record) };
      return { type: "tool-output-available", toolCallId: call.id, output, providerMetadata, dynamic: true };
    }
    case "file": {
      const { mediaType, data } = part;
      const url = data.type === "url" ? data.url.href : `data:${mediaType};base64,${base64Of(data.data)}`;
      return { type: "file", mediaType, url };
    }
    case "error":
      return { type: "error", errorText: codedMessage(failureOf(part.error)) };
    default:
      return part;
  }
};

/** `{code, message}` from the error table, as JSON in the only field that such a stream has for errors. */
const codedMessage = ({ code, message }: { readonly code: string; readonly message: string }): string =>
  JSON.stringify({ code, message });

const base64Of = (data: string | Uint8Array): string =>
  typeof data === "string" ? data : Buffer.from(data).toString("base64");

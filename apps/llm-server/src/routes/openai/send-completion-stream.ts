import { once } from "node:events";
import type { Response } from "express";
import { serverTiming } from "../../chat/answer-figures.ts";
import type { StreamedAnswer } from "../../chat/stream-answer.ts";
import { begunParts, type CompletionStreamOptions, completionEvents } from "./completion-stream.ts";
import { namedModelError, sendOpenAiError } from "./error.ts";

/**
 * Sends a completion as it is made. A model that fails before it said anything is an HTTP error as without streaming;
 * the times come after the stream, as a trailer.
 * @param signal aborts when the client leaves; the answer has it too, and stops its work.
 */
export const sendCompletionStream = async (
  response: Response,
  signal: AbortSignal,
  answer: StreamedAnswer,
  options: CompletionStreamOptions,
): Promise<void> => {
  const parts = await begunParts(answer).catch((error) => {
    const record = answer.record();
    if (record) response.setHeader("Server-Timing", serverTiming(record));
    const named = namedModelError(error);
    if (!named) throw error;
    sendOpenAiError(response, named);
  });
  if (!parts) return;
  response.set({
    "Content-Type": "text/event-stream; charset=utf-8",
    "Cache-Control": "no-cache",
    "X-Accel-Buffering": "no",
    Trailer: "Server-Timing",
  });
  try {
    for await (const event of completionEvents(parts, answer, options)) {
      if (!response.write(event)) await once(response, "drain", { signal });
    }
  } catch (error) {
    if (signal.aborted) return;
    throw error;
  }
  const record = answer.record();
  if (record) response.addTrailers({ "Server-Timing": serverTiming(record) });
  response.end();
};

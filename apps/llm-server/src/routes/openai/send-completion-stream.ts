import { once } from "node:events";
import { setTimeout as delay } from "node:timers/promises";
import { toolFailureError } from "@twinhost/server";
import type { Response } from "express";
import { serverTiming } from "../../chat/answer-figures.ts";
import { failureOf } from "../../chat/model-failure.ts";
import type { StreamedAnswer } from "../../chat/stream-answer.ts";
import { keepAlive, sendComment } from "../keep-alive.ts";
import { type BegunAnswer, begunAnswer, type CompletionStreamOptions, completionEvents } from "./completion-stream.ts";
import { namedModelError, sendOpenAiError } from "./error.ts";

/** A model server that refuses does so within this time, even from far away: its refusal is then an HTTP error. */
const REFUSAL_MS = 2_000;

/**
 * Sends a completion as it is generated. A model that fails at once is an HTTP error, as without streaming; otherwise
 * the headers are sent, and comments keep the connection open until the model responds. The times follow as a trailer.
 * @param signal aborts when the client disconnects; the answer has it too, and stops its work
 */
export const sendCompletionStream = async (
  response: Response,
  signal: AbortSignal,
  answer: StreamedAnswer,
  options: CompletionStreamOptions,
): Promise<void> => {
  const begun = begunAnswer(answer);
  const early = await Promise.race([begun, delay(REFUSAL_MS, undefined, { ref: false })]);
  if (early?.error !== undefined) return refuse(response, answer, early);
  response.set({
    "Content-Type": "text/event-stream; charset=utf-8",
    "Cache-Control": "no-cache",
    "X-Accel-Buffering": "no",
    Trailer: "Server-Timing",
  });
  if (!early) sendComment(response);
  keepAlive(response);
  try {
    const { parts } = await begun;
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

/** @throws HttpError for failures that every route answers alike */
const refuse = (response: Response, answer: StreamedAnswer, { error }: BegunAnswer): void => {
  const record = answer.record();
  if (record) response.setHeader("Server-Timing", serverTiming(record));
  const named = namedModelError(error);
  if (named) {
    sendOpenAiError(response, named);
    return;
  }
  throw error && error.code !== "internal" ? toolFailureError(failureOf(error)) : error;
};

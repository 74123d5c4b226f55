import type { Logger } from "@twinhost/core";
import type { AnswerPart } from "./answer-part.ts";
import { answerOf, logModelFailure } from "./answer-question.ts";
import type { AnswerRecord } from "./answer-record.ts";
import { modelFailure } from "./model-failure.ts";
import { streamedTurn } from "./model-turn.ts";
import type { Question } from "./question.ts";
import type { BeginAnswer } from "./tool-loop.ts";

export interface StreamedAnswer {
  /** A failed model is one `error` part, and the last one. Leaving early stops the model and the tools. */
  readonly parts: AsyncGenerator<AnswerPart, void, undefined>;
  /** There from the `finish` or `error` part on. */
  readonly record: () => AnswerRecord | undefined;
}

export type StreamAnswer = (question: Question) => StreamedAnswer;

/** Answers as the model speaks. */
export const createStreamAnswer =
  (begin: BeginAnswer, log: Logger): StreamAnswer =>
  (question) => {
    let record: AnswerRecord | undefined;

    const parts = async function* (): AsyncGenerator<AnswerPart, void, undefined> {
      const left = new AbortController();
      const signal = AbortSignal.any([question.signal, left.signal]);
      const { readable, writable } = new TransformStream<AnswerPart, AnswerPart>();
      const writer = writable.getWriter();
      const { turns, recorder } = begin({ ...question, signal }, streamedTurn, (part) => writer.write(part));
      turns.finally(() => writer.close()).catch(() => {});
      try {
        yield* readable;
        const { finishReason } = answerOf(await turns, question);
        record = recorder.close("ok");
        yield { type: "finish", finishReason };
      } catch (thrown) {
        const error = modelFailure(thrown, question.signal.aborted, question.model);
        logModelFailure(log, question, error);
        record = recorder.close(error.code);
        yield { type: "error", error };
      } finally {
        // Whoever stops reading has left.
        if (!record) left.abort();
        record ??= recorder.close("cancelled");
      }
    };
    return { parts: parts(), record: () => record };
  };

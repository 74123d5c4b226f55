import type { AnswerPart, FinishReason } from "@twinhost/answers";
import type { Logger, ToolError } from "@twinhost/core";
import { logModelFailure } from "./answer-question.ts";
import type { AnswerRecord } from "./answer-record.ts";
import { modelFailure } from "./model-failure.ts";
import type { Question } from "./question.ts";
import type { BeginAnswer } from "./tool-loop.ts";

/** The parts of a streamed answer: everything that happens, and how it ends. */
export type StreamedPart =
  | AnswerPart
  | { readonly type: "finish"; readonly finishReason: FinishReason }
  | { readonly type: "error"; readonly error: ToolError };

export interface StreamedAnswer {
  /** If the model fails, the last part is an `error`. Leaving the iteration early stops the model and the tools. */
  readonly parts: AsyncGenerator<StreamedPart, void, undefined>;
  /** Available from the `finish` or `error` part on. */
  readonly record: () => AnswerRecord | undefined;
}

export type StreamAnswer = (question: Question) => StreamedAnswer;

/** Streams the answer as the model produces it. */
export const createStreamAnswer =
  (begin: BeginAnswer, log: Logger): StreamAnswer =>
  (question) => {
    let record: AnswerRecord | undefined;

    const parts = async function* (): AsyncGenerator<StreamedPart, void, undefined> {
      const left = new AbortController();
      const signal = AbortSignal.any([question.signal, left.signal]);
      const { readable, writable } = new TransformStream<AnswerPart, AnswerPart>();
      const writer = writable.getWriter();
      const { answer, close } = begin({ ...question, signal }, (part) => writer.write(part));
      answer.finally(() => writer.close()).catch(() => {});
      try {
        yield* readable;
        const { finishReason } = await answer;
        record = close("ok");
        yield { type: "finish", finishReason };
      } catch (thrown) {
        const error = modelFailure(thrown, question.signal.aborted, question.model);
        logModelFailure(log, question, error);
        record = close(error.code);
        yield { type: "error", error };
      } finally {
        // A reader that stops early has left.
        if (!record) left.abort();
        record ??= close("cancelled");
      }
    };
    return { parts: parts(), record: () => record };
  };

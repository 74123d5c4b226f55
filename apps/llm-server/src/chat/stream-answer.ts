import { type Logger, ToolError } from "@twinhost/core";
import { streamText, type TextStreamPart, type ToolSet } from "ai";
import { logModelFailure } from "./answer-question.ts";
import type { AnswerRecord } from "./answer-record.ts";
import { modelFailure } from "./model-failure.ts";
import type { Question } from "./question.ts";
import { toolFigures } from "./tool-figures.ts";
import type { BeginAnswer } from "./tool-loop.ts";
import { isRunning } from "./tool-progress.ts";
import { watchSaid } from "./watch-said.ts";

export type AnswerPart = TextStreamPart<ToolSet>;

export interface StreamedAnswer {
  /**
   * The AI SDK's parts. Each tool result carries its figures as provider metadata. A failed model is one `error` part, and
   * the last one; every error is a {@link ToolError}. Leaving early stops the model and the tools.
   */
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
      const { settings, recorder, whyInvalid } = await begin(question);
      const fail = (thrown: unknown): AnswerPart => {
        const error = modelFailure(thrown, question.signal.aborted, question.model);
        logModelFailure(log, question, error);
        record = recorder.close(error.code);
        return { type: "error", error };
      };
      const said = watchSaid(question);
      try {
        for await (const part of streamText({ ...settings, onError: () => {} }).stream) {
          said.add(part);
          switch (part.type) {
            case "error":
              yield fail(part.error);
              return;
            case "abort":
              yield fail(new DOMException("The answer took too long.", "TimeoutError"));
              return;
            case "tool-call": {
              if (part.invalid) {
                const { code, message } = whyInvalid(part.toolName);
                yield { ...part, error: new ToolError(code, message) };
              } else yield part;
              break;
            }
            case "tool-result": {
              // A result comes as the last of the preliminary ones too; once is enough.
              if (part.preliminary && !isRunning(part.output)) break;
              const call = recorder.call(part.toolCallId);
              const twinhost = call && toolFigures(call);
              yield twinhost ? { ...part, providerMetadata: { ...part.providerMetadata, twinhost } } : part;
              break;
            }
            case "finish": {
              const empty = said.whyEmpty(part.finishReason);
              if (empty) {
                yield fail(empty);
                return;
              }
              record = recorder.close("ok");
              yield part;
              break;
            }
            default:
              yield part;
          }
        }
      } catch (thrown) {
        yield fail(thrown);
      } finally {
        // Whoever stops reading has left.
        record ??= recorder.close("cancelled");
      }
    };
    return { parts: parts(), record: () => record };
  };

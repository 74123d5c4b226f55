import { type Answer, answerQuestion, createAnswerRecorder, INSTRUCTIONS, type Tell } from "@twinhost/answers";
import { type ErrorCode, isToolAllowed, type Logger, type ToolDescription } from "@twinhost/core";
import type { Connections } from "../transport/connections.ts";
import type { ToolCatalog } from "../transport/tool-catalog.ts";
import type { AnswerRecord, RecordAnswer } from "./answer-record.ts";
import type { Question } from "./question.ts";
import { createToolChoice, type LeftOut } from "./tool-choice.ts";
import { whyNotRun } from "./why-not-run.ts";

export interface ToolLoopOptions {
  readonly connections: Connections;
  readonly catalog: ToolCatalog;
  readonly recordAnswer: RecordAnswer;
  /** The longest tool result that a model is shown in full, in characters of its JSON. */
  readonly maxToolResultChars: number;
  /** The most tools that a model accepts, including the caller's own. */
  readonly maxTools: number;
  /** For model and tools together, in milliseconds. */
  readonly answerTimeoutMs: number;
  readonly log: Logger;
}

/** An answer in progress. */
interface BegunAnswer {
  /** Rejects with the model's error. */
  readonly answer: Promise<Answer>;
  /** Ends the answer and records it. Only the first call counts; later ones return the same record. */
  close(outcome: "ok" | ErrorCode): AnswerRecord;
}

/** @param tell called with what happens meanwhile, if the answer is streamed */
export type BeginAnswer = (question: Question, tell?: Tell) => BegunAnswer;

/** Longer than any of our tools may run: ends calls to tools that went silent. */
const CALL_TIMEOUT_MS = 30_000;

/** The tool loop of this server: which of its tools a model is offered, over which transport and within what limits. */
export const createToolLoop = (options: ToolLoopOptions): BeginAnswer => {
  const { connections, catalog, recordAnswer, maxToolResultChars, answerTimeoutMs } = options;
  const chooseFor = createToolChoice(options);
  const callTimeoutMs = (tool: string) => (connections.names.find(tool) === undefined ? CALL_TIMEOUT_MS : undefined);

  return (question, tell) => {
    const { requestId, caller, model, transport, instructions } = question;
    const recorder = createAnswerRecorder();
    let all: readonly ToolDescription[] = [];
    let leftOut: LeftOut | undefined;
    let record: AnswerRecord | undefined;
    const tools = async () => {
      all = await catalog.offered(transport);
      const choice = chooseFor(
        question,
        all.filter(({ name }) => isToolAllowed(caller, name)),
      );
      leftOut = choice.leftOut;
      return choice.offered;
    };
    const asked = {
      ...question,
      model: model.model,
      takesImages: model.takesImages,
      client: connections.get(transport),
      tools,
      whyNotRun: (tool: string) => whyNotRun(tool, all, caller),
      instructions: instructions === undefined ? INSTRUCTIONS : `${INSTRUCTIONS}\n\n${instructions}`,
      timeoutMs: answerTimeoutMs,
      callTimeoutMs,
      maxResultChars: maxToolResultChars,
    };
    return {
      answer: answerQuestion(asked, { recorder, tell }),
      close: (outcome) => {
        if (record) return record;
        const measures = recorder.measures(outcome);
        record = { requestId, caller: caller.id, model: model.id, transport, outcome, leftOut, ...measures };
        recordAnswer(record);
        return record;
      },
    };
  };
};

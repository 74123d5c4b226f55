import type { AnswerMeasures } from "@twinhost/answers";
import type { ErrorCode } from "@twinhost/core";
import type { LeftOut } from "./tool-choice.ts";

/** What is recorded of every answer, however it ended. */
export interface AnswerRecord extends AnswerMeasures {
  readonly requestId: string;
  readonly caller: string;
  readonly model: string;
  /** As requested: a transport, or `auto`. */
  readonly transport: string;
  readonly outcome: "ok" | ErrorCode;
  /** Set when the model accepts fewer tools than there are. */
  readonly leftOut?: LeftOut | undefined;
}

/** Called once with the record of each answer. */
export type RecordAnswer = (record: AnswerRecord) => void;

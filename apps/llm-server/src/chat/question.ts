import type { AnswerStyle, Question as AnyQuestion } from "@twinhost/answers";
import type { Caller } from "@twinhost/core";
import type { ServedModel } from "../model/models.ts";
import type { TransportChoice } from "../transport/transport-choice.ts";

/** A question as this server is asked it. */
export interface Question extends AnswerStyle, Pick<AnyQuestion, "messages"> {
  /** Of the request: it stands in the log, the record and the answer's own id. */
  readonly requestId: string;
  /** Who asks: the model gets this caller's tools alone, over whichever transport. */
  readonly caller: Caller;
  readonly model: ServedModel;
  readonly transport: TransportChoice;
  /** Aborts when the caller leaves: the model and the tools stop. */
  readonly signal: AbortSignal;
  /** What the caller adds to the server's own instructions. */
  readonly instructions?: string | undefined;
}

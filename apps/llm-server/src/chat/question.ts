import type { AnswerStyle, Question as AnyQuestion } from "@twinhost/answers";
import type { Caller } from "@twinhost/core";
import type { ServedModel } from "../model/models.ts";
import type { TransportChoice } from "../transport/transport-choice.ts";

/** A question to this server. */
export interface Question extends AnswerStyle, Pick<AnyQuestion, "messages"> {
  /** The request's id, also used in the log, the record and the answer's own id. */
  readonly requestId: string;
  /** Who asks: the model gets only this caller's tools, over any transport. */
  readonly caller: Caller;
  readonly model: ServedModel;
  readonly transport: TransportChoice;
  /** Aborts when the caller disconnects, which stops the model and the tools. */
  readonly signal: AbortSignal;
  /** What the caller adds to the server's own instructions. */
  readonly instructions?: string | undefined;
}

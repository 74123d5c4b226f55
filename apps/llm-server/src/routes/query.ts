import type { LanguageModelV4Message } from "@ai-sdk/provider";
import type { ToolFailure } from "@twinhost/core";
import { callerOf, disconnectSignal, HttpError, onlyMethods } from "@twinhost/server";
import { type Request, Router } from "express";
import { answerTiming, toolsLeftOut } from "../chat/answer-figures.ts";
import type { AnswerQuestion } from "../chat/answer-question.ts";
import type { AnswerRecord, ToolCallRecord } from "../chat/answer-record.ts";
import type { StreamAnswer } from "../chat/stream-answer.ts";
import { toolFigures } from "../chat/tool-figures.ts";
import type { ServedModel } from "../model/models.ts";
import type { TransportSwitch } from "../transport/transport-switch.ts";
import { answeredOrThrow } from "./answered-or-throw.ts";
import { earlierTurns } from "./earlier-turns.ts";
import { readQueryBody } from "./query-body.ts";
import { sendQueryStream } from "./query-stream.ts";

export interface QueryRouteOptions {
  readonly answerQuestion: AnswerQuestion;
  readonly streamAnswer: StreamAnswer;
  readonly model: ServedModel;
  readonly transports: TransportSwitch;
  /** The longest tool result of an earlier turn that the model is shown whole. */
  readonly maxToolResultChars: number;
}

/** `POST /query`: a question, answered with the tools; as JSON, or as a stream for who accepts `text/event-stream`. */
export const createQueryRoutes = (options: QueryRouteOptions): Router => {
  const { answerQuestion, streamAnswer, model, transports, maxToolResultChars } = options;
  const limits = { maxChars: maxToolResultChars, takesImages: model.takesImages === true };
  const routes = Router();

  routes.post("/query", async (request, response) => {
    const form = acceptedForm(request);
    const { query, messages: earlier = [], transport = transports.current } = readQueryBody(request.body);
    const asked = { role: "user", content: [{ type: "text", text: query }] } as const satisfies LanguageModelV4Message;
    const messages = [...(await earlierTurns(earlier, limits)), asked];
    const requestId: string = response.locals.requestId;
    const question = {
      requestId,
      caller: callerOf(response),
      model,
      transport,
      messages,
      signal: disconnectSignal(response),
    };
    if (form === EVENT_STREAM) return sendQueryStream(response, requestId, streamAnswer(question));

    const { answer, record } = answeredOrThrow(response, await answerQuestion(question));
    response.json({ answer: answer.text, ...figuresOf(record) });
  });
  routes.all("/query", onlyMethods("POST"));

  return routes;
};

const EVENT_STREAM = "text/event-stream";

const acceptedForm = (request: Request): string => {
  const accepted = request.accepts("application/json", EVENT_STREAM);
  if (accepted) return accepted;
  throw new HttpError("bad_request", "The answer is JSON or an event stream; this Accept header excludes both.", {
    status: 406,
  });
};

const figuresOf = (record: AnswerRecord) => ({
  model: record.model,
  transport: record.transport,
  tool_calls: record.toolCalls.map(toJson),
  timing: answerTiming(record),
  ...toolsLeftOut(record),
});

const toJson = (call: ToolCallRecord) => ({
  tool: call.tool,
  arguments: call.arguments,
  ...(call.outcome.ok ? { result: call.outcome.output } : { error: shownFailure(call.outcome.error) }),
  ...toolFigures(call),
});

const shownFailure = ({ code, message, reason }: ToolFailure) => ({
  code,
  ...(reason !== undefined && { reason }),
  message,
});

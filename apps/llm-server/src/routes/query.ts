import type { ToolCallRecord } from "@twinhost/answers";
import type { ToolFailure } from "@twinhost/core";
import {
  callerOf,
  disconnectSignal,
  type FastRoute,
  HttpError,
  type NodeHandler,
  type NodeRequest,
  type NodeResponse,
  onlyMethods,
  sendJson,
} from "@twinhost/server";
import { type Request, Router } from "express";
import { answerTiming, serverTiming, toolsLeftOut } from "../chat/answer-figures.ts";
import type { AnswerQuestion } from "../chat/answer-question.ts";
import type { AnswerRecord } from "../chat/answer-record.ts";
import type { Question } from "../chat/question.ts";
import type { StreamAnswer } from "../chat/stream-answer.ts";
import { toolFigures } from "../chat/tool-figures.ts";
import type { Models, ServedModel } from "../model/models.ts";
import type { TransportSwitch } from "../transport/transport-switch.ts";
import { answeredOrThrow } from "./answered-or-throw.ts";
import { earlierTurns } from "./earlier-turns.ts";
import { readQueryBody } from "./query-body.ts";
import { sendQueryStream } from "./query-stream.ts";

export interface QueryRouteOptions {
  readonly answerQuestion: AnswerQuestion;
  readonly streamAnswer: StreamAnswer;
  readonly models: Models;
  readonly transports: TransportSwitch;
  /** The longest tool result of an earlier turn that the model is shown in full. */
  readonly maxToolResultChars: number;
}

/** `POST /query`: answers a question with the tools; as JSON, or as a stream if `text/event-stream` is accepted. */
export const createQueryRoutes = (options: QueryRouteOptions): Router => {
  const routes = Router();
  routes.post(PATH, async (request, response) => {
    const form = acceptedForm(request);
    const question = await readQuestion(options, request, response);
    if (form === EVENT_STREAM) return sendQueryStream(response, question.requestId, options.streamAnswer(question));
    const { record, body } = await answerJson(options, question, response);
    response.setHeader("Server-Timing", serverTiming(record)).json(body);
  });
  routes.all(PATH, onlyMethods("POST"));
  return routes;
};

/** `POST /query` with a JSON answer, ahead of express. @param limit passes a question on, or refuses it */
export const createFastQuery = (options: QueryRouteOptions, limit: NodeHandler = passOn): FastRoute => ({
  path: PATH,
  matches: ({ method, url, headers: { accept } }) =>
    method === "POST" && url === PATH && (accept === undefined || accept === "*/*" || accept === "application/json"),
  serve: async (request, response) => {
    await new Promise<void>((resolve, reject) => {
      limit(request, response, (error) => (error ? reject(error) : resolve()));
    });
    const question = await readQuestion(options, request, response);
    const { record, body } = await answerJson(options, question, response);
    const headers = ["Server-Timing", serverTiming(record)];
    const contentType = "application/json; charset=utf-8";
    sendJson(request, response, { status: 200, contentType, json: JSON.stringify(body), headers });
  },
});

const PATH = "/query";
const passOn: NodeHandler = (_request, _response, next) => next();

const readQuestion = async (
  { models, transports, maxToolResultChars }: QueryRouteOptions,
  { body }: NodeRequest,
  response: NodeResponse,
): Promise<Question> => {
  const { query, messages: earlier = [], transport = transports.current, ...asked } = readQueryBody(body);
  const model = modelFor(models, asked.model);
  const turns = await earlierTurns(earlier, { maxChars: maxToolResultChars, takesImages: model.takesImages === true });
  const requestId: string = response.locals.requestId;
  return {
    requestId,
    caller: callerOf(response),
    model,
    transport,
    messages: [...turns, { role: "user", content: [{ type: "text", text: query }] }],
    instructions: asked.instructions,
    signal: disconnectSignal(response),
  };
};

const modelFor = (models: Models, id: string | undefined): ServedModel => {
  const model = id === undefined ? models.default : models.find(id);
  if (model) return model;
  const served = models.list().map((served) => served.id);
  throw new HttpError("invalid_arguments", `model must be one of ${served.join(", ")}`);
};

const answerJson = async ({ answerQuestion }: QueryRouteOptions, question: Question, response: NodeResponse) => {
  const { answer, record } = answeredOrThrow(response, await answerQuestion(question));
  return { record, body: { answer: answer.text, ...figuresOf(record) } };
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

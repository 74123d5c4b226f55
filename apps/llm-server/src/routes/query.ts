import { callerOf, disconnectSignal, HttpError, onlyMethods, requireJsonAccepted } from "@twinhost/http-kit";
import { TRANSPORTS, type Transport } from "@twinhost/tool-client";
import type { ModelMessage } from "ai";
import { Router } from "express";
import { z } from "zod";
import type { AnswerQuestion } from "../chat/answer-question.ts";
import type { ToolCallRecord } from "../chat/offered-tools.ts";
import type { ServedModel } from "../model/models.ts";
import { earlierTurns } from "./earlier-turns.ts";
import { orHttpError } from "./or-http-error.ts";

/** UTF-16 units; room for the longest text that `translate` takes, and its instruction. */
const MAX_QUERY_LENGTH = 24_000;

const queryBody = z.object(
  {
    query: z
      .string({ error: "must be text" })
      .max(MAX_QUERY_LENGTH, { error: `must have at most ${MAX_QUERY_LENGTH} characters` })
      .regex(/\S/, { error: "must not be empty" }),
    messages: z.array(z.unknown(), { error: "must be a list of UI messages" }).optional(),
    transport: z.enum(TRANSPORTS, { error: `must be one of ${TRANSPORTS.join(", ")}` }).optional(),
  },
  { error: "must be a JSON object with a query" },
);

export interface QueryRouteOptions {
  readonly answerQuestion: AnswerQuestion;
  readonly model: ServedModel;
  readonly defaultTransport: Transport;
}

/** `POST /query`: a question, answered with the tools. */
export const createQueryRoutes = ({ answerQuestion, model, defaultTransport }: QueryRouteOptions): Router => {
  const routes = Router();

  routes.post("/query", requireJsonAccepted, async (request, response) => {
    const body = queryBody.safeParse(request.body);
    if (!body.success) throw new HttpError("invalid_arguments", issuesOf(body.error));
    const { query, messages: earlier = [], transport = defaultTransport } = body.data;
    const messages: ModelMessage[] = [...(await earlierTurns(earlier)), { role: "user", content: query }];

    const answer = await orHttpError(
      answerQuestion({
        requestId: response.locals.requestId,
        caller: callerOf(response),
        model,
        transport,
        messages,
        signal: disconnectSignal(response),
      }),
    );
    response.json({ answer: answer.text, model: model.id, transport, tool_calls: answer.toolCalls.map(toJson) });
  });
  routes.all("/query", onlyMethods("POST"));

  return routes;
};

const issuesOf = (error: z.ZodError): string =>
  error.issues
    .map(({ path, message }) => `${path.length > 0 ? path.map(String).join(".") : "the body"} ${message}`)
    .join("; ");

const toJson = ({ tool, arguments: args, outcome, durationMs }: ToolCallRecord) => ({
  tool,
  arguments: args,
  ...(outcome.ok
    ? { result: outcome.output }
    : { error: { code: outcome.error.code, message: outcome.error.message } }),
  duration_ms: Math.round(durationMs * 1000) / 1000,
});

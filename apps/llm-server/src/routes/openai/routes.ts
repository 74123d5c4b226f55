import { isToolAllowed } from "@twinhost/core";
import { callerOf, disconnectSignal, onlyMethods } from "@twinhost/server";
import { type Response, Router } from "express";
import { serverTiming } from "../../chat/answer-figures.ts";
import type { AnswerQuestion } from "../../chat/answer-question.ts";
import type { StreamAnswer } from "../../chat/stream-answer.ts";
import type { Models, ServedModel } from "../../model/models.ts";
import type { ToolCatalog } from "../../transport/tool-catalog.ts";
import type { TransportSwitch } from "../../transport/transport-switch.ts";
import { answeredOrThrow } from "../answered-or-throw.ts";
import { completion, completionHead } from "./completion.ts";
import { readCompletionRequest } from "./completion-request.ts";
import { namedModelError, sendOpenAiError } from "./error.ts";
import { sendCompletionStream } from "./send-completion-stream.ts";

export interface OpenAiRouteOptions {
  readonly answerQuestion: AnswerQuestion;
  readonly streamAnswer: StreamAnswer;
  readonly models: Models;
  readonly catalog: ToolCatalog;
  readonly transports: TransportSwitch;
}

/** OpenAI's chat completions and model list. The server runs its own tools, and returns calls of the caller's. */
export const createOpenAiRoutes = (options: OpenAiRouteOptions): Router => {
  const { answerQuestion, streamAnswer, models, catalog, transports } = options;
  const routes = Router();
  const created = Math.floor(Date.now() / 1000);

  routes.post("/v1/chat/completions", async (request, response) => {
    const read = readCompletionRequest(request.body);
    if (!read.ok) return sendOpenAiError(response, read.error);
    const { model: id, stream, includeUsage, hasImages, ...asked } = read.request;
    const model = models.find(id);
    if (!model) return sendNoModel(response, id);
    if (model.isTextOnly && asked.responseFormat)
      return sendTextOnly(response, id, "response_format.type", "it answers in text only");
    if (model.isTextOnly && hasImages) return sendTextOnly(response, id, "messages", "it sees no images");

    const requestId: string = response.locals.requestId;
    const transport = transports.current;
    const caller = callerOf(response);
    const { callerTools = [], toolChoice } = asked;
    const names = new Set(callerTools.map(({ name }) => name));
    if (toolChoice?.type === "tool" && !names.has(toolChoice.toolName)) {
      const offered = (await catalog.offered(transport)).filter(({ name }) => isToolAllowed(caller, name));
      if (!offered.some(({ name }) => name === toolChoice.toolName)) return sendNoTool(response, toolChoice.toolName);
    }
    const signal = disconnectSignal(response);
    const question = { ...asked, requestId, caller, model, transport, signal };
    const head = completionHead(requestId, model.id);
    if (stream) {
      return sendCompletionStream(response, signal, streamAnswer(question), { head, callerTools: names, includeUsage });
    }
    const outcome = await answerQuestion(question);
    const named = outcome.ok ? undefined : namedModelError(outcome.error);
    if (named) return sendOpenAiError(response, named);
    const { answer, record } = answeredOrThrow(response, outcome);
    response.setHeader("Server-Timing", serverTiming(record)).json(completion(head, answer, record));
  });
  routes.all("/v1/chat/completions", onlyMethods("POST"));

  const describe = ({ id, ownedBy }: ServedModel) => ({ id, object: "model", created, owned_by: ownedBy });
  routes.get("/v1/models", (_request, response) => {
    response.json({ object: "list", data: models.list().map(describe) });
  });
  routes.all("/v1/models", onlyMethods("GET", "HEAD"));
  // A model's name may contain slashes.
  routes.get("/v1/models/*id", ({ params }, response) => {
    const id = params.id.join("/");
    const model = models.find(id);
    if (model) response.json(describe(model));
    else sendNoModel(response, id);
  });
  routes.all("/v1/models/*id", onlyMethods("GET", "HEAD"));

  routes.all(["/v1/responses", "/v1/responses/*rest", "/v1/completions", "/v1/embeddings"], ({ path }, response) => {
    const message = `${path} is not served here: use POST /v1/chat/completions.`;
    sendOpenAiError(response, { status: 404, message, code: "not_found" });
  });

  return routes;
};

const sendTextOnly = (response: Response, id: string, param: string, why: string): void => {
  const message = `${param}: the model "${id}" cannot serve this, because ${why}. GET /v1/models lists the others.`;
  sendOpenAiError(response, { status: 400, message, param, code: "invalid_value" });
};

const sendNoTool = (response: Response, name: string): void => {
  const message = `tool_choice: there is no tool "${name}" among yours and those that your key allows`;
  sendOpenAiError(response, { status: 400, message, param: "tool_choice", code: "invalid_value" });
};

const sendNoModel = (response: Response, id: string): void => {
  const message = `There is no model "${id.slice(0, 100)}". GET /v1/models lists those there are.`;
  sendOpenAiError(response, { status: 404, message, param: "model", code: "model_not_found" });
};

import { randomUUID } from "node:crypto";
import { callerOf, disconnectSignal, onlyMethods } from "@twinhost/http-kit";
import type { Transport } from "@twinhost/tool-client";
import type { FinishReason, LanguageModelUsage } from "ai";
import { Router } from "express";
import type { AnswerQuestion } from "../chat/answer-question.ts";
import type { Models, ServedModel } from "../model/models.ts";
import { readCompletionRequest } from "./completion-request.ts";
import { sendOpenAiError } from "./openai-error.ts";
import { orHttpError } from "./or-http-error.ts";

export interface OpenAiRouteOptions {
  readonly answerQuestion: AnswerQuestion;
  readonly models: Models;
  readonly transport: Transport;
}

/** OpenAI's chat completions and model list. The server's tools are used as for `/query`; nothing is streamed yet. */
export const createOpenAiRoutes = ({ answerQuestion, models, transport }: OpenAiRouteOptions): Router => {
  const routes = Router();
  const created = Math.floor(Date.now() / 1000);

  routes.post("/v1/chat/completions", async (request, response) => {
    const read = readCompletionRequest(request.body);
    if (!read.ok) return sendOpenAiError(response, read.error);
    const { model: id, messages, instructions, sampling } = read.request;
    const model = models.find(id);
    if (!model) {
      const message = `There is no model "${id.slice(0, 100)}". GET /v1/models lists those there are.`;
      return sendOpenAiError(response, { status: 404, message, param: "model", code: "model_not_found" });
    }
    const { requestId } = response.locals;
    const caller = callerOf(response);
    const signal = disconnectSignal(response);
    const answer = await orHttpError(
      answerQuestion({ requestId, caller, model, transport, messages, instructions, sampling, signal }),
    );
    response.json({
      id: `chatcmpl-${randomUUID()}`,
      object: "chat.completion",
      created: Math.floor(Date.now() / 1000),
      model: model.id,
      choices: [
        {
          index: 0,
          message: { role: "assistant", content: answer.text, refusal: null },
          logprobs: null,
          finish_reason: finishReason(answer.finishReason),
        },
      ],
      usage: usage(answer.usage),
    });
  });
  routes.all("/v1/chat/completions", onlyMethods("POST"));

  const describe = ({ id, ownedBy }: ServedModel) => ({ id, object: "model", created, owned_by: ownedBy });
  routes.get("/v1/models", (_request, response) => {
    response.json({ object: "list", data: models.list().map(describe) });
  });
  routes.all("/v1/models", onlyMethods("GET", "HEAD"));

  return routes;
};

const finishReason = (reason: FinishReason): "stop" | "length" | "content_filter" =>
  reason === "length" ? "length" : reason === "content-filter" ? "content_filter" : "stop";

const usage = ({ inputTokens = 0, outputTokens = 0 }: LanguageModelUsage) => ({
  prompt_tokens: inputTokens,
  completion_tokens: outputTokens,
  total_tokens: inputTokens + outputTokens,
});

import { createHttpApp } from "@twinhost/http-kit";
import type { Transport } from "@twinhost/tool-client";
import type { Logger } from "@twinhost/tools";
import { type Express, Router } from "express";
import { createAnswerQuestion } from "./chat/answer-question.ts";
import type { Models } from "./model/models.ts";
import { createHealthRoutes } from "./routes/health.ts";
import { createOpenAiRoutes } from "./routes/openai.ts";
import { openAiStyle } from "./routes/openai-error.ts";
import { createQueryRoutes } from "./routes/query.ts";
import type { Connections } from "./transport/connections.ts";
import type { ToolCatalog } from "./transport/tool-catalog.ts";

export interface LlmAppOptions {
  readonly connections: Connections;
  readonly catalog: ToolCatalog;
  readonly models: Models;
  readonly defaultTransport: Transport;
  readonly allowedHosts: readonly string[];
  readonly allowedOrigins: readonly string[];
  readonly log: Logger;
}

const BODY_LIMIT_BYTES = 1024 * 1024;

/** The LLM server's routes over its state. */
export const createLlmApp = (options: LlmAppOptions): Express => {
  const { connections, catalog, models, defaultTransport, allowedHosts, allowedOrigins, log } = options;
  const answerQuestion = createAnswerQuestion(connections, catalog, log);
  const routes = Router();
  routes.use(createHealthRoutes(catalog, defaultTransport));
  routes.use(createQueryRoutes({ answerQuestion, model: models.default, defaultTransport }));
  routes.use(createOpenAiRoutes({ answerQuestion, models, transport: defaultTransport }));
  return createHttpApp({
    allowedHosts,
    allowedOrigins,
    bodyLimitBytes: BODY_LIMIT_BYTES,
    routes,
    log,
    errorStyle: ({ path }) => (path.startsWith("/v1/") ? openAiStyle : undefined),
  });
};

import { type AccessOptions, createHttpApp, type NetworkOptions } from "@twinhost/http-kit";
import type { Transport } from "@twinhost/tool-client";
import { LOCAL_CALLER, type Logger } from "@twinhost/tools";
import type { Express } from "express";
import { createAnswerQuestion } from "./chat/answer-question.ts";
import { type ConsoleOptions, createConsoleRoutes } from "./console/console-routes.ts";
import { createPageRoutes } from "./console/page-routes.ts";
import type { Models } from "./model/models.ts";
import { createHealthRoutes } from "./routes/health.ts";
import { createOpenAiRoutes } from "./routes/openai.ts";
import { openAiStyle } from "./routes/openai-error.ts";
import { createQueryRoutes } from "./routes/query.ts";
import type { Connections } from "./transport/connections.ts";
import type { ToolCatalog } from "./transport/tool-catalog.ts";

export interface LlmAppOptions extends NetworkOptions {
  readonly connections: Connections;
  readonly catalog: ToolCatalog;
  readonly models: Models;
  readonly defaultTransport: Transport;
  /** Without them the server is open. */
  readonly keys?: AccessOptions["keys"];
  /** The console; without it `/` and `/console` are not served. */
  readonly console?: Pick<ConsoleOptions, "toolServer" | "toolProcess" | "reportFile"> & {
    /** Folder of the built page; undefined where it was never built. */
    readonly directory: string | undefined;
  };
  readonly log: Logger;
}

const BODY_LIMIT_BYTES = 1024 * 1024;

/** The LLM server's routes over its state. */
export const createLlmApp = (options: LlmAppOptions): Express => {
  const { connections, catalog, models, defaultTransport, keys, console, log } = options;
  const answerQuestion = createAnswerQuestion(connections, catalog, log);
  return createHttpApp({
    ...options,
    access: { keys, openCaller: LOCAL_CALLER, onlyUnauthenticated: isOpenAi },
    bodyLimitBytes: BODY_LIMIT_BYTES,
    openRoutes: [
      createHealthRoutes(catalog, defaultTransport),
      ...(console ? [createPageRoutes(console.directory)] : []),
    ],
    routes: [
      ...(console
        ? [createConsoleRoutes({ ...console, catalog, models, currentTransport: () => defaultTransport })]
        : []),
      createQueryRoutes({ answerQuestion, model: models.default, defaultTransport }),
      createOpenAiRoutes({ answerQuestion, models, transport: defaultTransport }),
    ],
    log,
    errorStyle: (request) => (isOpenAi(request) ? openAiStyle : undefined),
  });
};

/** Clients of OpenAI's interface know its errors only, and any bad key as 401. */
const isOpenAi = ({ path }: { path: string }): boolean => path.startsWith("/v1/");

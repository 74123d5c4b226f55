import type { RequestListener } from "node:http";
import { LOCAL_CALLER, type Logger } from "@twinhost/core";
import {
  type AccessOptions,
  createAssetRoutes,
  createHttpApp,
  createUsagePageRoutes,
  createUsageRoutes,
  type NetworkOptions,
  type NodeHandler,
} from "@twinhost/server";
import type { Router } from "express";
import { createAnswerQuestion } from "./chat/answer-question.ts";
import type { RecordAnswer } from "./chat/answer-record.ts";
import { createStreamAnswer } from "./chat/stream-answer.ts";
import { createToolLoop } from "./chat/tool-loop.ts";
import { type ConsoleOptions, createConsoleRoutes } from "./console/console-routes.ts";
import { createPageRoutes } from "./console/page-routes.ts";
import type { Models } from "./model/models.ts";
import type { AnswerUsage } from "./observability/answer-usage.ts";
import type { DirectCall } from "./observability/tool-uses.ts";
import { createAdminRoutes } from "./routes/admin.ts";
import { createHealthRoutes } from "./routes/health.ts";
import { openAiStyle } from "./routes/openai/error.ts";
import { createOpenAiRoutes } from "./routes/openai/routes.ts";
import { createFastQuery, createQueryRoutes } from "./routes/query.ts";
import type { Connections } from "./transport/connections.ts";
import type { ToolCatalog } from "./transport/tool-catalog.ts";
import type { TransportSwitch } from "./transport/transport-switch.ts";

export interface LlmAppOptions extends NetworkOptions {
  readonly connections: Connections;
  readonly catalog: ToolCatalog;
  readonly models: Models;
  readonly transports: TransportSwitch;
  /** Without keys and tokens the server is open. */
  readonly keys?: AccessOptions["keys"];
  readonly tokens?: AccessOptions["tokens"];
  /** The console; without it `/` and `/console` are not served. */
  readonly console?: Pick<
    ConsoleOptions,
    | "toolServer"
    | "toolProcess"
    | "reportFile"
    | "claimsFile"
    | "localTranslation"
    | "addedDocuments"
    | "thirdParty"
    | "bench"
    | "mcpConfigFile"
  > & {
    /** Folder of the built page; undefined where it was never built. */
    readonly directory: string | undefined;
  };
  /** The longest tool result that a model is shown in full, in characters of its JSON. */
  readonly maxToolResultChars: number;
  /** The most tools that a model is offered with a question. */
  readonly maxTools: number;
  /** How long an answer may take, model and tools together, in milliseconds. */
  readonly answerTimeoutMs: number;
  /** The largest body of a request, in bytes. */
  readonly bodyLimitBytes: number;
  /** Called with the record of every answer, however it ended. */
  readonly recordAnswer?: RecordAnswer;
  /** Called with the record of every tool call that the console made without a model. */
  readonly recordCall?: (call: DirectCall) => void;
  /** Undefined where usage is not counted. */
  readonly usage?: AnswerUsage | undefined;
  /** Called first for every request; see {@link createHttpApp}. */
  readonly observers?: readonly NodeHandler[];
  /** Further routes that need no key. */
  readonly openRoutes?: readonly Router[];
  /** Further routes that need a key; they come before the others. */
  readonly protectedRoutes?: readonly Router[];
  /** The limits that `protectedRoutes` apply to answers, for fast routes, which bypass express; `trace` likewise. */
  readonly limitAnswer?: NodeHandler;
  readonly trace?: NodeHandler | undefined;
  readonly log: Logger;
}

/** The LLM server's HTTP app. */
export const createLlmApp = (options: LlmAppOptions): RequestListener => {
  const { connections, catalog, models, transports, keys, tokens, usage, console, log } = options;
  const { recordAnswer = () => {}, recordCall = () => {}, maxToolResultChars, maxTools, answerTimeoutMs } = options;
  const bounds = { maxToolResultChars, maxTools, answerTimeoutMs };
  const toolLoop = createToolLoop({ connections, catalog, recordAnswer, ...bounds, log });
  const chat = { answerQuestion: createAnswerQuestion(toolLoop, log), streamAnswer: createStreamAnswer(toolLoop, log) };
  const query = { ...chat, models, transports, maxToolResultChars };
  return createHttpApp({
    ...options,
    access: { keys, tokens, openCaller: LOCAL_CALLER, onlyUnauthenticated: isOpenAi },
    openRoutes: [
      createHealthRoutes({ catalog, connections, transports }),
      createUsagePageRoutes(console?.directory),
      ...(options.openRoutes ?? []),
      ...(console ? [createPageRoutes(console.directory), createAssetRoutes(console.directory)] : []),
    ],
    routes: [
      ...(options.protectedRoutes ?? []),
      createUsageRoutes(usage),
      ...(console
        ? [
            createConsoleRoutes({
              ...console,
              catalog,
              connections,
              models,
              transports,
              runTimeoutMs: answerTimeoutMs,
              recordCall,
              bodyLimitBytes: options.bodyLimitBytes,
              log,
            }),
          ]
        : []),
      createQueryRoutes(query),
      createOpenAiRoutes({ ...chat, models, catalog, transports }),
      createAdminRoutes(transports),
    ],
    fastRoutes: [createFastQuery(query, options.limitAnswer)],
    log,
    errorStyle: (request) => (isOpenAi(request) ? openAiStyle : undefined),
  });
};

/** OpenAI clients know only OpenAI's errors, and 401 for any invalid key. A fast route's request has no `path`. */
const isOpenAi = ({ originalUrl }: { originalUrl: string }): boolean => originalUrl.startsWith("/v1/");

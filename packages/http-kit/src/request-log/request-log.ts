import { AsyncLocalStorage } from "node:async_hooks";
import type { Call, Toolbox } from "@twinhost/tools";
import type { Request, RequestHandler, Response } from "express";
import type { LevelWithSilent, Logger } from "pino";
import { pinoHttp } from "pino-http";

/** Asked for every few seconds by whoever watches a server: at `info` they would bury the rest. */
const PROBES = new Set(["/health", "/ready", "/metrics"]);

const current = new AsyncLocalStorage<string>();

/** Without its query: somebody may have put a key there. */
const pathOf = (request: Request): string => request.originalUrl.split("?", 1)[0] ?? "";

const levelOf = (request: Request, { statusCode }: Response, error?: Error): LevelWithSilent => {
  if (error || (statusCode >= 500 && statusCode !== 503)) return "error";
  return PROBES.has(pathOf(request)) ? "debug" : "info";
};

const describe = (request: Request, response: Response, line: { durationMs: number }) => ({
  method: request.method,
  path: pathOf(request),
  status: response.statusCode,
  durationMs: line.durationMs,
  // The client left before it had the whole answer.
  ...(!response.writableFinished && { aborted: true }),
});

/**
 * Writes a line of log for every request once it is over, under the id that the answer carries. Method, path, status and
 * time are all that is written: headers, queries and bodies hold secrets.
 */
export const logRequests = (log: Logger): RequestHandler => {
  const logRequest = pinoHttp<Request, Response>({
    logger: log,
    genReqId: (_request, response) => response.locals.requestId,
    customAttributeKeys: { reqId: "requestId", responseTime: "durationMs" },
    customLogLevel: levelOf,
    customSuccessMessage: () => "request",
    customErrorMessage: () => "request failed",
    customSuccessObject: describe,
    customErrorObject: (request, response, _error, line) => describe(request, response, line),
    quietReqLogger: true,
    quietResLogger: true,
  });
  return (request, response, next) => {
    logRequest(request, response);
    current.run(response.locals.requestId, next);
  };
};

/** The same toolbox; calls that bring no id of their own, as those over MCP, get that of their HTTP request. */
export const withRequestIds = (toolbox: Toolbox): Toolbox => ({
  ...toolbox,
  invoke: (call) => toolbox.invoke(withRequestId(call)),
  serve: (request, work) => toolbox.serve(withRequestId(request), work),
});

const withRequestId = <OneCall extends Call>(call: OneCall): OneCall => {
  const requestId = call.requestId ?? current.getStore();
  return requestId === undefined ? call : { ...call, requestId };
};

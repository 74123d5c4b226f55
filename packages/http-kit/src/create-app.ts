import { randomUUID } from "node:crypto";
import type { Logger } from "@twinhost/tools";
import express, { type ErrorRequestHandler, type Express, type Request, type Router } from "express";
import { guards } from "./guards.ts";
import { HttpError, toHttpError } from "./http-error.ts";
import { jsonBody } from "./json-body.ts";
import { type SendError, sendProblem } from "./problem.ts";

export interface HttpAppOptions {
  readonly allowedHosts: readonly string[];
  readonly allowedOrigins: readonly string[];
  /** Largest body, in bytes, after inflation. */
  readonly bodyLimitBytes: number;
  readonly routes: Router;
  readonly log: Logger;
  /** How errors look on a path; problem+json where it returns undefined. */
  readonly errorStyle?: (request: Request) => SendError | undefined;
}

/** What both servers share around their routes: guards, bodies, request ids, and errors that show nothing inside. */
export const createHttpApp = (options: HttpAppOptions): Express => {
  const { allowedHosts, allowedOrigins, bodyLimitBytes, routes, log, errorStyle } = options;
  const app = express();
  app.disable("x-powered-by");
  app.disable("etag");
  app.use((_request, response, next) => {
    response.locals.requestId = randomUUID();
    response.setHeader("X-Request-Id", response.locals.requestId);
    next();
  });
  app.use(guards(allowedHosts, allowedOrigins));
  app.use(jsonBody(bodyLimitBytes));
  app.use(routes);
  app.use(() => {
    throw new HttpError("bad_request", "There is nothing at this path.", { status: 404 });
  });

  const handleError: ErrorRequestHandler = (thrown, request, response, _next) => {
    const requestId: string = response.locals.requestId;
    const error = toHttpError(thrown);
    if (!error) log.error({ err: thrown, requestId }, "request failed");
    if (response.headersSent) {
      response.destroy();
      return;
    }
    const send = errorStyle?.(request) ?? sendProblem;
    response.set(error?.headers ?? {});
    send(response, {
      code: error?.code ?? "internal",
      message: error?.message ?? "The server failed inside. Its log has the details under the request id.",
      status: error?.status ?? 500,
      requestId,
    });
  };
  app.use(handleError);
  return app;
};

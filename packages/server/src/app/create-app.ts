import { randomUUID } from "node:crypto";
import type { IncomingMessage, RequestListener, ServerResponse } from "node:http";
import type { Logger } from "@twinhost/core";
import express, {
  type ErrorRequestHandler,
  type Express,
  type Request,
  type RequestHandler,
  type Response,
  type Router,
} from "express";
import { type AccessOptions, createIdentify, identifyCaller, offerCaller } from "../access/access.ts";
import { hostValidation } from "../request/host-validation.ts";
import { jsonBody } from "../request/json-body.ts";
import { requireAllowedNetwork } from "../request/networks.ts";
import { servedMethods } from "../request/served-methods.ts";
import { compress } from "../response/compress.ts";
import { HttpError, toHttpError } from "../response/http-error.ts";
import { type SendError, sendProblem } from "../response/problem-json.ts";
import { securityHeaders } from "../response/response-headers.ts";
import type { NetworkOptions } from "../runtime/server-settings.ts";
import { enterRouters } from "./enter-routers.ts";
import { createServeFast, type FastRoute } from "./fast-route.ts";
import { inTurn } from "./in-turn.ts";

/** Networks, hosts and origins of {@link createHttpApp}, who may call, and the routes. */
export interface HttpAppOptions extends NetworkOptions {
  /** Who may call; without it nobody is asked, and the routes have no caller. */
  readonly access?: AccessOptions;
  /** See every request first, refused ones too. */
  readonly observers?: readonly RequestHandler[];
  /** What needs no key: states and static pages. It reads no bodies. */
  readonly openRoutes?: readonly Router[];
  /** Largest body, in bytes, after inflation. */
  readonly bodyLimitBytes: number;
  readonly routes: readonly Router[];
  /** Are asked first, before express is entered; what they leave is express's. */
  readonly fastRoutes?: readonly FastRoute[];
  /** Traces what routes do; for the fast ones, as the others have it among themselves. */
  readonly trace?: RequestHandler | undefined;
  readonly log: Logger;
  /** How errors look on a path; problem+json where it returns undefined. */
  readonly errorStyle?: (request: Request) => SendError | undefined;
}

/** What both servers share around their routes: host validation, callers, bodies, request ids, errors that show nothing inside. */
export const createHttpApp = (options: HttpAppOptions): RequestListener => {
  const { allowedHosts, allowedOrigins, allowedNetworks = [], trustProxy = false, hasTls = false } = options;
  const { access, observers = [], openRoutes = [], bodyLimitBytes, routes, fastRoutes = [], log, errorStyle } = options;
  const app = express();
  app.set("trust proxy", trustProxy);
  app.disable("x-powered-by");
  app.disable("etag");
  const identify = access && createIdentify(access);

  /** What every request passes, whatever serves it. */
  const enter = inTurn([
    (request, response, next) => {
      response.locals.arrivedAt = performance.now();
      response.locals.requestId = randomUUID();
      response.setHeader("X-Request-Id", response.locals.requestId);
      if (identify) offerCaller(identify, request, response);
      next();
    },
    ...observers,
    securityHeaders(hasTls),
    ...(allowedNetworks.length > 0 ? [requireAllowedNetwork(allowedNetworks)] : []),
    ...hostValidation(allowedHosts, allowedOrigins),
  ]);
  /** What stands before a route that needs a key. */
  const checkCaller = inTurn(identify ? [identifyCaller(identify, log)] : []);
  const readRequest = inTurn([checkCaller, ...jsonBody(bodyLimitBytes)]);
  const compressAnswer = compress();

  app.use(compressAnswer);
  app.use(enterRouters(openRoutes));
  app.use((request, response, next) => {
    if (response.locals.isRead) return next();
    // Before anybody is asked for a key: clients look for what may be served, and take a 401 for an answer to wait on.
    const methods = servedMethods(routes, request.path);
    if (!methods) throw nothingServed();
    // A method that is not served is refused as such, whatever its body is.
    const mayHaveBody = methods.has(request.method.toLowerCase());
    (mayHaveBody ? readRequest : checkCaller)(request, response, next);
  });
  app.use(enterRouters(routes));
  app.use(() => {
    throw nothingServed();
  });

  const sendError = (thrown: unknown, request: Request, response: Response): void => {
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
      reason: error?.reason,
      requestId,
    });
  };
  const handleError: ErrorRequestHandler = (thrown, request, response, _next) => sendError(thrown, request, response);
  app.use(handleError);

  const serveFast = createServeFast({ readRequest, trace: options.trace, compressAnswer, sendError, otherwise: app });
  return (given, answer) => {
    const { request, response } = asExpress(app, given, answer);
    enter(request, response, (error) => {
      if (error) return sendError(error, request, response);
      const route = fastRoutes.find(({ matches }) => matches(request));
      if (route) serveFast(route, request, response);
      else app(request, response);
    });
  };
};

/**
 * The first step of express, ahead of its routing: a request and its response get what it gives them. It does the same once
 * more when they come to it.
 */
const asExpress = (
  app: Express,
  given: IncomingMessage,
  answer: ServerResponse,
): { readonly request: Request; readonly response: Response } => {
  const { request: requestMethods, response: responseMethods } = app as unknown as {
    request: object;
    response: object;
  };
  const request: Request = Object.setPrototypeOf(given, requestMethods);
  const response: Response = Object.setPrototypeOf(answer, responseMethods);
  request.originalUrl = request.url;
  request.res = response;
  response.locals = Object.create(null);
  return { request, response };
};

const nothingServed = (): HttpError => new HttpError("bad_request", "There is nothing at this path.", { status: 404 });

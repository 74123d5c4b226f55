import { randomUUID } from "node:crypto";
import type { RequestListener } from "node:http";
import type { Logger } from "@twinhost/core";
import express, { type ErrorRequestHandler, type Express, type Request, type Response, type Router } from "express";
import { type AccessOptions, createIdentify, identifyCaller, offerCaller } from "../access/access.ts";
import { createResourceMetadataRoutes } from "../access/oauth/resource-metadata-routes.ts";
import { hostValidation } from "../request/host-validation.ts";
import { jsonBody } from "../request/json-body.ts";
import { requireAllowedNetwork } from "../request/networks.ts";
import { servedMethods } from "../request/served-methods.ts";
import { compress } from "../response/compress.ts";
import { HttpError, toHttpError } from "../response/http-error.ts";
import { type SendError, sendProblem } from "../response/problem-json.ts";
import { answerHeaders, mayBeOfBrowser } from "../response/response-headers.ts";
import type { NetworkOptions } from "../runtime/server-settings.ts";
import { enterRouters } from "./enter-routers.ts";
import { createServeFast, type FastRoute } from "./fast-route.ts";
import { inTurn } from "./in-turn.ts";
import type { NodeHandler, NodeRequest, NodeResponse } from "./node-handler.ts";

/** Options of {@link createHttpApp}: allowed networks, hosts and origins, who may call, and the routes. */
export interface HttpAppOptions extends NetworkOptions {
  /** Who may call; without it requests are not authenticated, and the routes have no caller. */
  readonly access?: AccessOptions;
  /** Called first for every request, including refused ones. */
  readonly observers?: readonly NodeHandler[];
  /** Routes that need no key, such as health and static pages. They get no body. */
  readonly openRoutes?: readonly Router[];
  /** Largest body, in bytes, after inflation. */
  readonly bodyLimitBytes: number;
  readonly routes: readonly Router[];
  /** Tried first, ahead of express, which serves what they leave. */
  readonly fastRoutes?: readonly FastRoute[];
  /** Traces the fast routes; express's routes include it themselves. */
  readonly trace?: NodeHandler | undefined;
  readonly log: Logger;
  /** How errors are sent on a path; problem+json where it returns undefined. */
  readonly errorStyle?: (request: Request) => SendError | undefined;
}

/** What both servers share around their routes: host validation, callers, bodies, request ids, safe error messages. */
export const createHttpApp = (options: HttpAppOptions): RequestListener => {
  const { allowedHosts, allowedOrigins, allowedNetworks = [], trustProxy = false, hasTls = false } = options;
  const { access, observers = [], openRoutes = [], bodyLimitBytes, routes, fastRoutes = [], log, errorStyle } = options;
  const app = express();
  app.set("trust proxy", trustProxy);
  app.disable("x-powered-by");
  app.disable("etag");
  const identify = access && createIdentify(access);
  const setHeaders = answerHeaders(hasTls);
  const ipOf = (request: NodeRequest): string | undefined => Object.setPrototypeOf(request, app.request).ip;

  /** What every request passes first, whichever route serves it; runs ahead of express. */
  const enter = inTurn([
    ...observers,
    ...(allowedNetworks.length > 0 ? [requireAllowedNetwork(allowedNetworks, ipOf)] : []),
    ...hostValidation(allowedHosts, allowedOrigins),
  ]);
  /** Runs before every route that needs a key. */
  const checkCaller = inTurn(identify ? [identifyCaller(identify, ipOf, log)] : []);
  const readRequest = inTurn([checkCaller, ...jsonBody(bodyLimitBytes)]);
  const compressAnswer = compress();

  app.use(compressAnswer);
  const metadataRoutes = access?.tokens ? [createResourceMetadataRoutes(access.tokens)] : [];
  app.use(enterRouters([...metadataRoutes, ...openRoutes]));
  app.use((request, response, next) => {
    if (response.locals.isRead) return next();
    // Comes before authentication: clients probe for paths that may not exist, and would act on a 401.
    const methods = servedMethods(routes, request.path);
    if (!methods) throw nothingServed();
    // An unsupported method gets its 405 whatever its body is.
    const mayHaveBody = methods.has(request.method.toLowerCase());
    (mayHaveBody ? readRequest : checkCaller)(request, response, next);
  });
  app.use(enterRouters(routes));
  app.use(() => {
    throw nothingServed();
  });

  const sendError = (thrown: unknown, given: NodeRequest, answer: NodeResponse): void => {
    const [request, response] = asExpress(app, given, answer);
    const requestId: string = response.locals.requestId;
    const error = toHttpError(thrown);
    if (!error) log.error({ err: thrown, requestId }, "request failed");
    if (response.headersSent) {
      response.destroy();
      return;
    }
    setHeaders(request, response);
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

  const serveByExpress = (request: NodeRequest, response: NodeResponse): void => {
    setHeaders(request, response);
    app(request, response);
  };
  const { trace } = options;
  const serveFast = createServeFast({ readRequest, trace, compressAnswer, sendError, otherwise: serveByExpress });
  return (given, answer) => {
    const [request, response] = [given as NodeRequest, answer as NodeResponse];
    request.originalUrl = request.url;
    response.locals = { arrivedAt: performance.now(), requestId: randomUUID() };
    if (identify) offerCaller(identify, response);
    enter(request, response, (error) => {
      if (error) return sendError(error, request, response);
      const route = mayBeOfBrowser(request) ? undefined : fastRoutes.find(({ matches }) => matches(request));
      if (route) serveFast(route, request, response);
      else serveByExpress(request, response);
    });
  };
};

/**
 * Gives a request and its response express's prototypes, for code that needs their methods ahead of express. Fast
 * routes avoid it: an object whose prototype was changed stays slow.
 */
const asExpress = (app: Express, given: NodeRequest, answer: NodeResponse): [Request, Response] => {
  const request: Request = Object.setPrototypeOf(given, app.request);
  const response: Response = Object.setPrototypeOf(answer, app.response);
  request.res = response;
  return [request, response];
};

const nothingServed = (): HttpError => new HttpError("bad_request", "There is nothing at this path.", { status: 404 });

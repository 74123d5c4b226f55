import { randomUUID } from "node:crypto";
import type { Logger } from "@twinhost/core";
import express, {
  type ErrorRequestHandler,
  type Express,
  type Request,
  type RequestHandler,
  type Router,
} from "express";
import { type AccessOptions, createIdentify, identifyCaller, offerCaller } from "../access/access.ts";
import { guards } from "../request/guards.ts";
import { jsonBody } from "../request/json-body.ts";
import { requireAllowedNetwork } from "../request/networks.ts";
import { servedMethods } from "../request/served-methods.ts";
import { compress } from "../response/compress.ts";
import { HttpError, toHttpError } from "../response/http-error.ts";
import { type SendError, sendProblem } from "../response/problem.ts";
import { securityHeaders } from "../response/response-headers.ts";
import type { NetworkOptions } from "../runtime/server-settings.ts";
import { enterRouters } from "./enter-routers.ts";

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
  readonly log: Logger;
  /** How errors look on a path; problem+json where it returns undefined. */
  readonly errorStyle?: (request: Request) => SendError | undefined;
}

/** What both servers share around their routes: guards, callers, bodies, request ids, errors that show nothing inside. */
export const createHttpApp = (options: HttpAppOptions): Express => {
  const { allowedHosts, allowedOrigins, allowedNetworks = [], trustProxy = false, hasTls = false } = options;
  const { access, observers = [], openRoutes = [], bodyLimitBytes, routes, log, errorStyle } = options;
  const app = express();
  app.set("trust proxy", trustProxy);
  app.disable("x-powered-by");
  app.disable("etag");
  const observe = inTurn(observers);
  const identify = access && createIdentify(access);
  app.use((request, response, next) => {
    response.locals.arrivedAt = performance.now();
    response.locals.requestId = randomUUID();
    response.setHeader("X-Request-Id", response.locals.requestId);
    if (identify) offerCaller(identify, request, response);
    observe(request, response, next);
  });
  app.use(securityHeaders(hasTls));
  if (allowedNetworks.length > 0) app.use(requireAllowedNetwork(allowedNetworks));
  app.use(guards(allowedHosts, allowedOrigins));
  app.use(compress());
  app.use(enterRouters(openRoutes));
  // Before anybody is asked for a key: clients look for what may be served, and take a 401 for an answer to wait on.
  app.use((request, response, next) => {
    const methods = servedMethods(routes, request.path);
    if (!methods) throw nothingServed();
    // A method that is not served is refused as such, whatever its body is.
    response.locals.mayHaveBody = methods.has(request.method.toLowerCase());
    next();
  });
  if (identify) app.use(identifyCaller(identify, log));
  for (const handler of jsonBody(bodyLimitBytes))
    app.use((request, response, next) => {
      if (response.locals.mayHaveBody) handler(request, response, next);
      else next();
    });
  app.use(enterRouters(routes));
  app.use(() => {
    throw nothingServed();
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

const nothingServed = (): HttpError => new HttpError("bad_request", "There is nothing at this path.", { status: 404 });

/** Several handlers as one: every layer of express costs every request. */
const inTurn = (handlers: readonly RequestHandler[]): RequestHandler =>
  handlers.reduceRight<RequestHandler>(
    (rest, handler) => (request, response, next) => handler(request, response, () => rest(request, response, next)),
    (_request, _response, next) => next(),
  );

import type { NodeHandler, NodeRequest, NodeResponse } from "./node-handler.ts";

/** A hot route, served without the overhead of express. */
export interface FastRoute {
  /** Its pattern in express's syntax, for metrics and traces. */
  readonly path: string;
  /** Whether this route may serve a request, judged by method, path and headers. */
  readonly matches: (request: NodeRequest) => boolean;
  /** Answers a request whose body has been read. `leave` hands it to express, as long as nothing was sent. */
  readonly serve: (request: NodeRequest, response: NodeResponse, leave: () => void) => Promise<void>;
}

interface AroundRoutes {
  /** Identifies the caller and reads the body. */
  readonly readRequest: NodeHandler;
  readonly trace?: NodeHandler | undefined;
  readonly compressAnswer: NodeHandler;
  readonly sendError: (error: unknown, request: NodeRequest, response: NodeResponse) => void;
  readonly otherwise: (request: NodeRequest, response: NodeResponse) => void;
}

/** Serves a request by a fast route, with the same steps around it as around express's routes. */
export const createServeFast =
  ({ readRequest, trace, compressAnswer, sendError, otherwise }: AroundRoutes) =>
  (route: FastRoute, request: NodeRequest, response: NodeResponse): void => {
    request.route = route;
    const fail = (error: unknown): void => compressAnswer(request, response, () => sendError(error, request, response));
    const leave = (): void => otherwise(request, response);
    const serve = (): void => void route.serve(request, response, leave).catch(fail);
    readRequest(request, response, (error) => {
      if (error) return fail(error);
      response.locals.isRead = true;
      if (trace) trace(request, response, serve);
      else serve();
    });
  };

import type { NodeHandler, NodeRequest, NodeResponse } from "./node-handler.ts";

/** A route that is called a million times, and that express would only cost. */
export interface FastRoute {
  /** Its pattern as express has it, for metrics and traces. */
  readonly path: string;
  /** Whether it may be a request of this route, by its method, path and headers. */
  readonly matches: (request: NodeRequest) => boolean;
  /** Answers a request whose body is read. `leave` leaves it to express, as long as nothing was answered. */
  readonly serve: (request: NodeRequest, response: NodeResponse, leave: () => void) => Promise<void>;
}

interface AroundRoutes {
  /** Who calls, and the body. */
  readonly readRequest: NodeHandler;
  readonly trace?: NodeHandler | undefined;
  readonly compressAnswer: NodeHandler;
  readonly sendError: (error: unknown, request: NodeRequest, response: NodeResponse) => void;
  readonly otherwise: (request: NodeRequest, response: NodeResponse) => void;
}

/** Serves a request by a fast route: what stands around it is the same as around express's routes. */
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

import type { NodeHandler, NodeRequest, NodeResponse } from "./node-handler.ts";

/** @param leave leaves the request to express after all, when nothing was answered yet */
type FastAnswer = (leave: () => void) => Promise<void>;

/** A route that is called a million times, and that express would only cost. */
export interface FastRoute {
  /** Its pattern as express has it, for metrics and traces. */
  readonly path: string;
  /** Whether it may be a request of this route, by its method, path and headers. */
  readonly matches: (request: NodeRequest) => boolean;
  /** With the body read: what answers the request; undefined leaves it to express. */
  readonly read: (request: NodeRequest, response: NodeResponse) => FastAnswer | undefined;
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
export const createServeFast = (around: AroundRoutes) => {
  const { readRequest, trace = untraced, compressAnswer, sendError, otherwise } = around;
  return (route: FastRoute, request: NodeRequest, response: NodeResponse): void => {
    request.route = route;
    const fail = (error: unknown): void => {
      compressAnswer(request, response, () => sendError(error, request, response));
    };
    readRequest(request, response, (error) => {
      if (error) return fail(error);
      response.locals.isRead = true;
      const answer = route.read(request, response);
      const leave = (): void => otherwise(request, response);
      if (answer) trace(request, response, () => void answer(leave).catch(fail));
      else leave();
    });
  };
};

const untraced: NodeHandler = (_request, _response, next) => next();

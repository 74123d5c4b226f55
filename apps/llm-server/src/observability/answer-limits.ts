import { failure, ToolError } from "@twinhost/core";
import type { CallLimits } from "@twinhost/policy";
import { callerOf, type NodeHandler, toolFailureError, whenOver } from "@twinhost/server";
import { Router } from "express";

/** Every route that a model answers. */
const ANSWERING = ["/query", "/v1/chat/completions"];
/** Routes that run a tool without a model: no answers, but the caller's rate limit must hold there too. */
const RUNNING = ["/console/exchange", "/console/run"];

export interface AnswerLimits {
  /** For the app, before the routes that it limits. */
  readonly routes: Router;
  /** The same for an answer of a fast route, which bypasses express. */
  readonly limit: NodeHandler;
  /** The number of answers in progress. */
  inFlight(): number;
}

/** Limits rate and concurrency of each caller's questions. An answer counts as running until its last byte. */
export const limitAnswers = (limits: Pick<CallLimits, "run">): AnswerLimits => {
  let running = 0;
  const limited =
    (weight: 0 | 1): NodeHandler =>
    (_request, response, next) => {
      const answered = (): Promise<void> =>
        new Promise((resolve) => {
          running += weight;
          whenOver(response, () => {
            running -= weight;
            resolve();
          });
          next();
        });
      limits.run(callerOf(response), "answer", answered).catch((error: unknown) => {
        if (!(error instanceof ToolError)) return next(error);
        next(toolFailureError(failure(error.code, error.message, error.retryAfterMs)));
      });
    };
  const routes = Router();
  routes.post(ANSWERING, limited(1));
  routes.post(RUNNING, limited(0));
  return { routes, limit: limited(1), inFlight: () => running };
};

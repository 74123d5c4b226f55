import type { RequestHandler } from "express";

/** Several handlers as one, without routing: what one of them throws or hands on as an error goes to the end. */
export const inTurn = (handlers: readonly RequestHandler[]): RequestHandler =>
  handlers.reduceRight<RequestHandler>(
    (rest, handler) => (request, response, next) => {
      const proceed = (error?: unknown): void => {
        if (error) next(error);
        else rest(request, response, next);
      };
      try {
        handler(request, response, proceed);
      } catch (error) {
        next(error);
      }
    },
    (_request, _response, next) => next(),
  );
